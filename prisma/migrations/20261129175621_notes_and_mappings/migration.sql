-- CreateTable
CREATE TABLE "claim_note" (
    "id" SERIAL NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "key" TEXT,

    CONSTRAINT "claim_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_note" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "key" TEXT,

    CONSTRAINT "source_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_note" (
    "id" SERIAL NOT NULL,
    "document_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "key" TEXT,

    CONSTRAINT "document_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "fingerprint" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "claim_note_claim_id_name_idx" ON "claim_note"("claim_id", "name");

-- CreateIndex
CREATE INDEX "claim_note_name_key_idx" ON "claim_note"("name", "key");

-- CreateIndex
CREATE INDEX "source_note_source_id_name_idx" ON "source_note"("source_id", "name");

-- CreateIndex
CREATE INDEX "source_note_name_key_idx" ON "source_note"("name", "key");

-- CreateIndex
CREATE INDEX "document_note_document_id_name_idx" ON "document_note"("document_id", "name");

-- CreateIndex
CREATE INDEX "document_note_name_key_idx" ON "document_note"("name", "key");

-- CreateIndex
CREATE UNIQUE INDEX "import_mapping_fingerprint_name_key" ON "import_mapping"("fingerprint", "name");

-- AddForeignKey
ALTER TABLE "claim_note" ADD CONSTRAINT "claim_note_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "source_note" ADD CONSTRAINT "source_note_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "document_note" ADD CONSTRAINT "document_note_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;

-- The records of a long change are stored before its entry, which is written whole at the end.
ALTER TABLE "change_record" ALTER CONSTRAINT "change_record_change_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
