-- CreateEnum
CREATE TYPE "judgement_state" AS ENUM ('none', 'current', 'outdated');

-- AlterTable
ALTER TABLE "claim_facts" ADD COLUMN     "judgement" "judgement_state" NOT NULL DEFAULT 'none',
ADD COLUMN     "suggested_confidence" "confidence" NOT NULL DEFAULT 'none',
ADD COLUMN     "suggested_likelihood" "likelihood";

-- AlterTable
ALTER TABLE "judgement" ADD COLUMN     "suggestion" JSONB;

-- CreateTable
CREATE TABLE "document_shape" (
    "document_id" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "shingles" INTEGER NOT NULL,
    "bands" INTEGER[],

    CONSTRAINT "document_shape_pkey" PRIMARY KEY ("document_id")
);

-- CreateTable
CREATE TABLE "near_duplicate" (
    "a_id" INTEGER NOT NULL,
    "b_id" INTEGER NOT NULL,
    "jaccard" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "near_duplicate_pkey" PRIMARY KEY ("a_id","b_id")
);

-- CreateIndex
CREATE INDEX "document_shape_bands_idx" ON "document_shape" USING GIN ("bands");

-- CreateIndex
CREATE INDEX "near_duplicate_b_id_idx" ON "near_duplicate"("b_id");

-- CreateIndex
CREATE INDEX "claim_facts_suggested_confidence_id_idx" ON "claim_facts"("suggested_confidence", "id");

-- CreateIndex
CREATE INDEX "claim_facts_judgement_id_idx" ON "claim_facts"("judgement", "id");

-- AddForeignKey
ALTER TABLE "document_shape" ADD CONSTRAINT "document_shape_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "near_duplicate" ADD CONSTRAINT "near_duplicate_a_id_fkey" FOREIGN KEY ("a_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "near_duplicate" ADD CONSTRAINT "near_duplicate_b_id_fkey" FOREIGN KEY ("b_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Completed by hand.

-- Where a value may be missing, blanks stand last in both directions.
CREATE INDEX claim_facts_suggested_likelihood_up ON claim_facts ((suggested_likelihood IS NULL), suggested_likelihood, id);
CREATE INDEX claim_facts_suggested_likelihood_down ON claim_facts ((suggested_likelihood IS NULL), suggested_likelihood DESC, id);

ALTER TABLE near_duplicate ADD CONSTRAINT near_duplicate_order CHECK (a_id < b_id);
ALTER TABLE judgement ADD CONSTRAINT judgement_suggestion CHECK (jsonb_typeof(suggestion) = 'object');

-- What is known already. Of earlier judgements nobody kept what was suggested, so none of them can have been overtaken.
UPDATE claim_facts f SET suggested_confidence = c.suggested_confidence, suggested_likelihood = c.suggested_likelihood,
  judgement = CASE WHEN c.judged_confidence IS NULL THEN 'none' ELSE 'current' END::judgement_state
FROM claim c WHERE c.id = f.id;

-- The pending list of the index made single look-ups fifty times slower than the index itself.
ALTER INDEX document_shape_bands_idx SET (fastupdate = off);
