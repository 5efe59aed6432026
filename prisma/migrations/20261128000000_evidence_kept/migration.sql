-- AlterTable
ALTER TABLE "document_shape" ADD COLUMN     "prints" INTEGER[];

-- AlterTable
ALTER TABLE "near_duplicate" ADD COLUMN     "contained" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "document_shape_prints_idx" ON "document_shape" USING GIN ("prints");

-- Completed by hand.

-- The pending list of the index would make single look-ups slow.
ALTER INDEX document_shape_prints_idx SET (fastupdate = off);

-- What is stored was found by the first measure alone; the texts are compared anew after the start.
DELETE FROM document_shape;

-- A source may affirm and deny a claim in one document: these are two utterances.
DROP INDEX utterance_unobserved_once;
DROP INDEX utterance_observed_once;
CREATE UNIQUE INDEX utterance_unobserved_once ON utterance (claim_id, source_id, stance) WHERE document_id IS NULL;
CREATE UNIQUE INDEX utterance_observed_once ON utterance (claim_id, source_id, document_id, stance) WHERE document_id IS NOT NULL;

-- One more warning: a source that is known second-hand beside a document of its own.
ALTER TABLE claim_facts DROP CONSTRAINT claim_facts_warnings;
ALTER TABLE claim_facts ADD CONSTRAINT claim_facts_warnings CHECK (warnings <@ ARRAY[
  'single-origin', 'circular', 'unnamed-only', 'certainty-inflated', 'dead-end', 'denial-omitted', 'upstream-retracted', 'near-duplicate', 'said-twice',
  'contested'
]);
