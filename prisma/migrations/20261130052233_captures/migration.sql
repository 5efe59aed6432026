-- CreateEnum
CREATE TYPE "capture_how" AS ENUM ('fetched', 'sent', 'file');

-- CreateTable
CREATE TABLE "capture" (
    "id" SERIAL NOT NULL,
    "document_id" INTEGER NOT NULL,
    "how" "capture_how" NOT NULL,
    "requested_url" TEXT,
    "final_url" TEXT,
    "redirects" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" INTEGER,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "media_type" TEXT NOT NULL,
    "file_name" TEXT NOT NULL DEFAULT '',
    "sha256" CHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "captured_at" TIMESTAMPTZ(3) NOT NULL,
    "kept" BOOLEAN NOT NULL,

    CONSTRAINT "capture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "capture_document_id_captured_at_idx" ON "capture"("document_id", "captured_at");

-- CreateIndex
CREATE INDEX "capture_sha256_idx" ON "capture"("sha256");

-- AddForeignKey
ALTER TABLE "capture" ADD CONSTRAINT "capture_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;

ALTER TABLE capture
  ADD CONSTRAINT capture_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT capture_size CHECK (size >= 0);

CREATE TRIGGER capture_for_ever BEFORE UPDATE ON capture FOR EACH ROW EXECUTE FUNCTION refuse_change();
