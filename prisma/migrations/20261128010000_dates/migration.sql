-- AlterEnum
ALTER TYPE "date_precision" ADD VALUE 'year' BEFORE 'day';
ALTER TYPE "date_precision" ADD VALUE 'month' BEFORE 'day';

-- AlterTable
ALTER TABLE "document" ADD COLUMN "published_note" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "utterance" ADD COLUMN "said_note" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "claim_facts" ADD COLUMN "first_precision" "date_precision",
ADD COLUMN "last_precision" "date_precision";

-- By hand: a day begins at midnight, a minute has no seconds.

UPDATE utterance SET said_at = date_trunc(said_precision::text, said_at, 'UTC')
  WHERE said_at <> date_trunc(said_precision::text, said_at, 'UTC');
UPDATE document SET published_at = date_trunc(published_precision::text, published_at, 'UTC')
  WHERE published_at <> date_trunc(published_precision::text, published_at, 'UTC');

-- By hand: what was derived from them.

UPDATE claim_facts f SET first_reported = d.first_at, first_precision = d.first_precision, last_reported = d.last_at, last_precision = d.last_precision
FROM (
  SELECT claim_id, (array_agg(at ORDER BY at, precision))[1] AS first_at, (array_agg(precision ORDER BY at, precision))[1] AS first_precision,
    (array_agg(at ORDER BY at DESC, precision DESC))[1] AS last_at, (array_agg(precision ORDER BY at DESC, precision DESC))[1] AS last_precision
  FROM (
    SELECT u.claim_id, coalesce(u.said_at, d.published_at) AS at, CASE WHEN u.said_at IS NULL THEN d.published_precision ELSE u.said_precision END AS precision
    FROM utterance u LEFT JOIN document d ON d.id = u.document_id
  ) said WHERE at IS NOT NULL GROUP BY claim_id
) d WHERE f.id = d.claim_id;

-- By hand: order. A coarse date stands at its beginning, before finer ones; where all is the same, or nothing is known, what was added last comes first.

DROP INDEX claim_facts_first_reported_up;
DROP INDEX claim_facts_first_reported_down;
DROP INDEX claim_facts_last_reported_up;
DROP INDEX claim_facts_last_reported_down;
DROP INDEX document_published_at_up;
DROP INDEX document_published_at_down;
CREATE INDEX claim_facts_first_reported_up ON claim_facts ((first_reported IS NULL), first_reported, first_precision, created_at DESC, id DESC);
CREATE INDEX claim_facts_first_reported_down ON claim_facts ((first_reported IS NULL), first_reported DESC, first_precision DESC, created_at DESC, id DESC);
CREATE INDEX claim_facts_last_reported_up ON claim_facts ((last_reported IS NULL), last_reported, last_precision, created_at DESC, id DESC);
CREATE INDEX claim_facts_last_reported_down ON claim_facts ((last_reported IS NULL), last_reported DESC, last_precision DESC, created_at DESC, id DESC);
CREATE INDEX document_published_at_up ON document ((published_at IS NULL), published_at, published_precision, created_at DESC, id DESC);
CREATE INDEX document_published_at_down ON document ((published_at IS NULL), published_at DESC, published_precision DESC, created_at DESC, id DESC);
