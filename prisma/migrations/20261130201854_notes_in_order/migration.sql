-- DropIndex
DROP INDEX "claim_note_claim_id_name_idx";

-- DropIndex
DROP INDEX "document_note_document_id_name_idx";

-- DropIndex
DROP INDEX "source_note_source_id_name_idx";

-- CreateIndex
CREATE INDEX "claim_note_claim_id_id_idx" ON "claim_note"("claim_id", "id");

-- CreateIndex
CREATE INDEX "document_note_document_id_id_idx" ON "document_note"("document_id", "id");

-- CreateIndex
CREATE INDEX "source_note_source_id_id_idx" ON "source_note"("source_id", "id");
