-- CreateEnum
CREATE TYPE "trace_finding" AS ENUM ('not_in_there', 'behind_paywall', 'gone', 'names_nobody');

-- CreateTable
CREATE TABLE "trace_answer" (
    "id" SERIAL NOT NULL,
    "utterance_id" INTEGER NOT NULL,
    "finding" "trace_finding" NOT NULL,
    "document_id" INTEGER,
    "address" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "answered_by" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trace_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "trace_answer_utterance_id_idx" ON "trace_answer"("utterance_id");

-- CreateIndex
CREATE INDEX "trace_answer_document_id_idx" ON "trace_answer"("document_id");

-- AddForeignKey
ALTER TABLE "trace_answer" ADD CONSTRAINT "trace_answer_utterance_id_fkey" FOREIGN KEY ("utterance_id") REFERENCES "utterance"("id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "trace_answer" ADD CONSTRAINT "trace_answer_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
