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

-- Addresses that differ in «ref», or in a fragment that names a page, are different pages now.
UPDATE document d SET url_key = n.key
FROM (
  SELECT o.id, split_part(o.url_key, '?', 1)
    || coalesce('?' || (SELECT string_agg(p.part, '&' ORDER BY split_part(p.part, '=', 1) COLLATE "C", p.place) FROM (
      SELECT part, place FROM unnest(string_to_array(nullif(substring(o.url_key from '\?(.*)$'), ''), '&')) WITH ORDINALITY AS own(part, place)
      UNION ALL SELECT m.found[1], 1000 FROM regexp_matches(split_part(o.url, '#', 1), '[?&](ref=[^&]*)', 'g') AS m(found)
    ) p), '')
    || coalesce(rtrim(substring(o.url from '#!?/.*$'), '/'), '') AS key
  FROM document o WHERE o.url_key IS NOT NULL AND (o.url ~ '[?&]ref=' OR o.url ~ '#!?/')
) n
WHERE n.id = d.id AND n.key <> d.url_key AND octet_length(n.key) <= 2600;
