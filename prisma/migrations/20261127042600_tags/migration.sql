-- CreateEnum
CREATE TYPE "tag_state" AS ENUM ('marked', 'entered', 'rejected');

-- CreateTable
CREATE TABLE "tag" (
    "id" SERIAL NOT NULL,
    "document_id" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "source_spans" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "cue_spans" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "content_spans" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "name_spans" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "parent_id" INTEGER,
    "source_id" INTEGER,
    "source_name" TEXT NOT NULL DEFAULT '',
    "source_kind" "source_kind",
    "claim_id" INTEGER,
    "statement" TEXT NOT NULL DEFAULT '',
    "stance" "stance" NOT NULL DEFAULT 'affirms',
    "certainty" "certainty",
    "state" "tag_state" NOT NULL DEFAULT 'marked',
    "rule" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "tag_document_id_idx" ON "tag"("document_id");

-- CreateIndex
CREATE INDEX "tag_version_id_idx" ON "tag"("version_id");

-- CreateIndex
CREATE INDEX "tag_parent_id_idx" ON "tag"("parent_id");

-- CreateIndex
CREATE INDEX "tag_source_id_idx" ON "tag"("source_id");

-- CreateIndex
CREATE INDEX "tag_claim_id_idx" ON "tag"("claim_id");

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "document_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "tag"("id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Spans are pairs.
ALTER TABLE "tag" ADD CONSTRAINT "tag_spans_check" CHECK (
    cardinality("source_spans") % 2 = 0 AND cardinality("cue_spans") % 2 = 0 AND cardinality("content_spans") % 2 = 0 AND cardinality("name_spans") % 2 = 0
);
