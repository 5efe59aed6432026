-- What Prisma's schema cannot say is written by hand: this head, GENERATED and COLLATE in the tables, and everything after «By hand».

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

-- unaccent() itself is only STABLE, because its dictionary could be changed.
CREATE FUNCTION immutable_unaccent(text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN public.unaccent('public.unaccent'::regdictionary, $1);

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('outlet', 'agency', 'organization', 'person', 'unnamed', 'unknown');

-- CreateEnum
CREATE TYPE "document_kind" AS ENUM ('article', 'post', 'filing', 'transcript', 'interview', 'report', 'other');

-- CreateEnum
CREATE TYPE "document_state" AS ENUM ('live', 'corrected', 'retracted');

-- CreateEnum
CREATE TYPE "date_precision" AS ENUM ('day', 'minute');

-- CreateEnum
CREATE TYPE "stance" AS ENUM ('affirms', 'denies', 'questions');

-- CreateEnum
CREATE TYPE "certainty" AS ENUM ('rumoured', 'possible', 'probable', 'asserted');

-- CreateEnum
CREATE TYPE "passage" AS ENUM ('marked', 'not_yet_looked_for', 'not_there');

-- CreateEnum
CREATE TYPE "link_state" AS ENUM ('assumed', 'reported', 'verified');

-- CreateEnum
CREATE TYPE "claim_status" AS ENUM ('unverified', 'corroborated', 'confirmed', 'disputed', 'refuted', 'retracted');

-- CreateEnum
CREATE TYPE "confidence" AS ENUM ('none', 'low', 'moderate', 'high');

-- CreateEnum
CREATE TYPE "likelihood" AS ENUM ('almost_no_chance', 'very_unlikely', 'unlikely', 'roughly_even_chance', 'likely', 'very_likely', 'almost_certain');

-- CreateTable
CREATE TABLE "claim" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "statement_key" TEXT COLLATE "C" NOT NULL,
    "status" "claim_status" NOT NULL DEFAULT 'unverified',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "chains" JSONB NOT NULL DEFAULT '[]',
    "chain_text" TEXT NOT NULL DEFAULT '',
    "topic_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "suggested_confidence" "confidence" NOT NULL DEFAULT 'none',
    "suggested_likelihood" "likelihood",
    "belief" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "disbelief" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "uncertainty" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "formula_version" INTEGER NOT NULL DEFAULT 0,
    "judged_confidence" "confidence",
    "judged_likelihood" "likelihood",

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_facts" (
    "id" INTEGER NOT NULL,
    "status" "claim_status" NOT NULL,
    "confidence" "confidence" NOT NULL,
    "likelihood" "likelihood",
    "certainty" "certainty",
    "weakest_link" "link_state",
    "credibility" SMALLINT NOT NULL,
    "chain_count" INTEGER NOT NULL,
    "longest_chain" INTEGER NOT NULL,
    "link_count" INTEGER NOT NULL,
    "outlet_count" INTEGER NOT NULL,
    "origin_count" INTEGER NOT NULL,
    "document_count" INTEGER NOT NULL,
    "first_reported" TIMESTAMPTZ(3),
    "last_reported" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "source_ids" INTEGER[] NOT NULL,
    "origin_ids" INTEGER[] NOT NULL,
    "topic_ids" INTEGER[] NOT NULL,
    "warnings" TEXT[] NOT NULL,
    "statement_key" TEXT COLLATE "C" NOT NULL,
    "chain_key" TEXT COLLATE "C" NOT NULL,
    "topic_key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "claim_facts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_search" (
    "id" INTEGER NOT NULL,
    "folded" TEXT NOT NULL,
    "words" tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, folded)) STORED,

    CONSTRAINT "claim_search_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT COLLATE "C" NOT NULL,
    "kind" "source_kind" NOT NULL,
    "aliases" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "domains" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "description" TEXT NOT NULL DEFAULT '',
    "owner_id" INTEGER,
    "reliability" CHAR(1),
    "people_count" INTEGER,
    "terms" TEXT NOT NULL DEFAULT '',
    "granted_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "folded" TEXT GENERATED ALWAYS AS (lower(immutable_unaccent(name))) STORED,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_grade" (
    "id" SERIAL NOT NULL,
    "source_id" INTEGER NOT NULL,
    "grade" CHAR(1),
    "reason" TEXT NOT NULL,
    "graded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_grade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "title_key" TEXT COLLATE "C" NOT NULL,
    "url" TEXT,
    "url_key" TEXT,
    "source_id" INTEGER NOT NULL,
    "kind" "document_kind" NOT NULL DEFAULT 'article',
    "authors" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "language" TEXT NOT NULL DEFAULT 'en',
    "published_at" TIMESTAMPTZ(3),
    "published_precision" "date_precision" NOT NULL DEFAULT 'day',
    "state" "document_state" NOT NULL DEFAULT 'live',
    "state_note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "folded" TEXT GENERATED ALWAYS AS (lower(immutable_unaccent(title))) STORED,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_version" (
    "id" SERIAL NOT NULL,
    "document_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "utterance" (
    "id" SERIAL NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "document_id" INTEGER,
    "stance" "stance" NOT NULL DEFAULT 'affirms',
    "certainty" "certainty",
    "passage" "passage",
    "version_id" INTEGER,
    "spans" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
    "said_at" TIMESTAMPTZ(3),
    "said_precision" "date_precision" NOT NULL DEFAULT 'day',

    CONSTRAINT "utterance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attribution" (
    "id" SERIAL NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "downstream_id" INTEGER NOT NULL,
    "upstream_id" INTEGER NOT NULL,
    "verbatim" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "state" "link_state" NOT NULL DEFAULT 'assumed',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reading" (
    "id" SERIAL NOT NULL,
    "attribution_id" INTEGER NOT NULL,
    "version_id" INTEGER,
    "cue" TEXT NOT NULL DEFAULT '',
    "source_spans" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
    "cue_spans" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
    "content_spans" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dependence_link" (
    "id" SERIAL NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "a_id" INTEGER NOT NULL,
    "b_id" INTEGER NOT NULL,
    "dependent" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "dependence_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judgement" (
    "id" SERIAL NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "likelihood" "likelihood",
    "confidence" "confidence" NOT NULL,
    "status" "claim_status" NOT NULL,
    "reason" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "judgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_topic" (
    "claim_id" INTEGER NOT NULL,
    "topic_id" INTEGER NOT NULL,

    CONSTRAINT "claim_topic_pkey" PRIMARY KEY ("claim_id","topic_id")
);

-- CreateTable
CREATE TABLE "change" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "records" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "subjects" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "view" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "claim_slug_key" ON "claim"("slug");

-- CreateIndex
CREATE INDEX "claim_facts_status_id_idx" ON "claim_facts"("status", "id");

-- CreateIndex
CREATE INDEX "claim_facts_confidence_id_idx" ON "claim_facts"("confidence", "id");

-- CreateIndex
CREATE INDEX "claim_facts_credibility_id_idx" ON "claim_facts"("credibility", "id");

-- CreateIndex
CREATE INDEX "claim_facts_chain_count_id_idx" ON "claim_facts"("chain_count", "id");

-- CreateIndex
CREATE INDEX "claim_facts_longest_chain_id_idx" ON "claim_facts"("longest_chain", "id");

-- CreateIndex
CREATE INDEX "claim_facts_link_count_id_idx" ON "claim_facts"("link_count", "id");

-- CreateIndex
CREATE INDEX "claim_facts_outlet_count_id_idx" ON "claim_facts"("outlet_count", "id");

-- CreateIndex
CREATE INDEX "claim_facts_origin_count_id_idx" ON "claim_facts"("origin_count", "id");

-- CreateIndex
CREATE INDEX "claim_facts_document_count_id_idx" ON "claim_facts"("document_count", "id");

-- CreateIndex
CREATE INDEX "claim_facts_created_at_id_idx" ON "claim_facts"("created_at", "id");

-- CreateIndex
CREATE INDEX "claim_facts_statement_key_id_idx" ON "claim_facts"("statement_key", "id");

-- CreateIndex
CREATE INDEX "claim_facts_chain_key_id_idx" ON "claim_facts"("chain_key", "id");

-- CreateIndex
CREATE INDEX "claim_facts_topic_key_id_idx" ON "claim_facts"("topic_key", "id");

-- CreateIndex
CREATE INDEX "claim_facts_source_ids_idx" ON "claim_facts" USING GIN ("source_ids");

-- CreateIndex
CREATE INDEX "claim_facts_origin_ids_idx" ON "claim_facts" USING GIN ("origin_ids");

-- CreateIndex
CREATE INDEX "claim_facts_topic_ids_idx" ON "claim_facts" USING GIN ("topic_ids");

-- CreateIndex
CREATE INDEX "claim_facts_warnings_idx" ON "claim_facts" USING GIN ("warnings");

-- CreateIndex
CREATE INDEX "claim_search_folded_idx" ON "claim_search" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "claim_search_words_idx" ON "claim_search" USING GIN ("words");

-- CreateIndex
CREATE UNIQUE INDEX "source_slug_key" ON "source"("slug");

-- CreateIndex
CREATE INDEX "source_name_key_id_idx" ON "source"("name_key", "id");

-- CreateIndex
CREATE INDEX "source_kind_id_idx" ON "source"("kind", "id");

-- CreateIndex
CREATE INDEX "source_owner_id_idx" ON "source"("owner_id");

-- CreateIndex
CREATE INDEX "source_granted_by_id_idx" ON "source"("granted_by_id");

-- CreateIndex
CREATE INDEX "source_folded_idx" ON "source" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "source_grade_source_id_graded_at_idx" ON "source_grade"("source_id", "graded_at");

-- CreateIndex
CREATE UNIQUE INDEX "document_url_key_key" ON "document"("url_key");

-- CreateIndex
CREATE INDEX "document_title_key_id_idx" ON "document"("title_key", "id");

-- CreateIndex
CREATE INDEX "document_source_id_id_idx" ON "document"("source_id", "id");

-- CreateIndex
CREATE INDEX "document_kind_id_idx" ON "document"("kind", "id");

-- CreateIndex
CREATE INDEX "document_state_id_idx" ON "document"("state", "id");

-- CreateIndex
CREATE INDEX "document_created_at_id_idx" ON "document"("created_at", "id");

-- CreateIndex
CREATE INDEX "document_folded_idx" ON "document" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "document_version_document_id_number_key" ON "document_version"("document_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "document_version_document_id_sha256_key" ON "document_version"("document_id", "sha256");

-- CreateIndex
CREATE INDEX "utterance_claim_id_idx" ON "utterance"("claim_id");

-- CreateIndex
CREATE INDEX "utterance_source_id_idx" ON "utterance"("source_id");

-- CreateIndex
CREATE INDEX "utterance_document_id_idx" ON "utterance"("document_id");

-- CreateIndex
CREATE INDEX "utterance_version_id_idx" ON "utterance"("version_id");

-- CreateIndex
CREATE UNIQUE INDEX "utterance_id_claim_id_key" ON "utterance"("id", "claim_id");

-- CreateIndex
CREATE INDEX "attribution_claim_id_idx" ON "attribution"("claim_id");

-- CreateIndex
CREATE INDEX "attribution_upstream_id_idx" ON "attribution"("upstream_id");

-- CreateIndex
CREATE UNIQUE INDEX "attribution_downstream_id_upstream_id_key" ON "attribution"("downstream_id", "upstream_id");

-- CreateIndex
CREATE INDEX "reading_attribution_id_idx" ON "reading"("attribution_id");

-- CreateIndex
CREATE INDEX "reading_version_id_idx" ON "reading"("version_id");

-- CreateIndex
CREATE INDEX "dependence_link_claim_id_idx" ON "dependence_link"("claim_id");

-- CreateIndex
CREATE INDEX "dependence_link_b_id_idx" ON "dependence_link"("b_id");

-- CreateIndex
CREATE UNIQUE INDEX "dependence_link_a_id_b_id_key" ON "dependence_link"("a_id", "b_id");

-- CreateIndex
CREATE INDEX "judgement_claim_id_judged_at_idx" ON "judgement"("claim_id", "judged_at");

-- CreateIndex
CREATE UNIQUE INDEX "topic_slug_key" ON "topic"("slug");

-- CreateIndex
CREATE INDEX "claim_topic_topic_id_idx" ON "claim_topic"("topic_id");

-- CreateIndex
CREATE INDEX "change_at_id_idx" ON "change"("at", "id");

-- CreateIndex
CREATE INDEX "change_subjects_idx" ON "change" USING GIN ("subjects");

-- CreateIndex
CREATE UNIQUE INDEX "view_slug_key" ON "view"("slug");

-- CreateIndex
CREATE INDEX "view_list_name_idx" ON "view"("list", "name");

-- AddForeignKey
ALTER TABLE "claim_facts" ADD CONSTRAINT "claim_facts_id_fkey" FOREIGN KEY ("id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_search" ADD CONSTRAINT "claim_search_id_fkey" FOREIGN KEY ("id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_grade" ADD CONSTRAINT "source_grade_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "utterance" ADD CONSTRAINT "utterance_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "utterance" ADD CONSTRAINT "utterance_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "utterance" ADD CONSTRAINT "utterance_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "utterance" ADD CONSTRAINT "utterance_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "document_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_downstream_id_claim_id_fkey" FOREIGN KEY ("downstream_id", "claim_id") REFERENCES "utterance"("id", "claim_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_upstream_id_claim_id_fkey" FOREIGN KEY ("upstream_id", "claim_id") REFERENCES "utterance"("id", "claim_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reading" ADD CONSTRAINT "reading_attribution_id_fkey" FOREIGN KEY ("attribution_id") REFERENCES "attribution"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reading" ADD CONSTRAINT "reading_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "document_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dependence_link" ADD CONSTRAINT "dependence_link_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dependence_link" ADD CONSTRAINT "dependence_link_a_id_claim_id_fkey" FOREIGN KEY ("a_id", "claim_id") REFERENCES "utterance"("id", "claim_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dependence_link" ADD CONSTRAINT "dependence_link_b_id_claim_id_fkey" FOREIGN KEY ("b_id", "claim_id") REFERENCES "utterance"("id", "claim_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_topic" ADD CONSTRAINT "claim_topic_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_topic" ADD CONSTRAINT "claim_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: rules

-- Pairs of offsets: [start, end, start, end, …].
CREATE FUNCTION valid_spans(spans integer[]) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN cardinality(spans) % 2 = 0 AND NOT EXISTS (
    SELECT FROM generate_series(1, cardinality(spans), 2) AS i
    WHERE (spans[i] >= 0 AND spans[i] < spans[i + 1]) IS NOT TRUE
  );

CREATE FUNCTION valid_slug(slug text) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120;

ALTER TABLE claim
  ADD CONSTRAINT claim_slug CHECK (valid_slug(slug)),
  ADD CONSTRAINT claim_statement CHECK (length(btrim(statement)) BETWEEN 1 AND 1000),
  ADD CONSTRAINT claim_opinion CHECK (belief BETWEEN 0 AND 1 AND disbelief BETWEEN 0 AND 1 AND uncertainty BETWEEN 0 AND 1);

ALTER TABLE claim_facts
  ADD CONSTRAINT claim_facts_counts CHECK (least(chain_count, longest_chain, link_count, outlet_count, origin_count, document_count) >= 0),
  ADD CONSTRAINT claim_facts_credibility CHECK (credibility BETWEEN 1 AND 6),
  ADD CONSTRAINT claim_facts_warnings CHECK (warnings <@ ARRAY[
    'single-origin', 'circular', 'unnamed-only', 'certainty-inflated', 'dead-end', 'denial-omitted', 'upstream-retracted', 'near-duplicate', 'contested'
  ]);

ALTER TABLE source
  ADD CONSTRAINT source_slug CHECK (valid_slug(slug)),
  ADD CONSTRAINT source_name CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  ADD CONSTRAINT source_reliability CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
  ADD CONSTRAINT source_people_count CHECK (people_count > 0),
  ADD CONSTRAINT source_owner CHECK (owner_id <> id);

ALTER TABLE source_grade
  ADD CONSTRAINT source_grade_grade CHECK (grade IN ('A', 'B', 'C', 'D', 'E', 'F'));

ALTER TABLE document
  ADD CONSTRAINT document_title CHECK (length(btrim(title)) BETWEEN 1 AND 500),
  -- An index holds about 2,700 bytes a row.
  ADD CONSTRAINT document_url_key CHECK (octet_length(url_key) <= 2600);

ALTER TABLE document_version
  ADD CONSTRAINT document_version_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$');

ALTER TABLE utterance
  ADD CONSTRAINT utterance_passage CHECK ((document_id IS NULL) = (passage IS NULL)),
  ADD CONSTRAINT utterance_version CHECK (version_id IS NULL OR document_id IS NOT NULL),
  ADD CONSTRAINT utterance_spans CHECK (valid_spans(spans) AND (spans = '{}' OR version_id IS NOT NULL));

ALTER TABLE attribution
  ADD CONSTRAINT attribution_ends CHECK (downstream_id <> upstream_id);

ALTER TABLE reading
  ADD CONSTRAINT reading_spans CHECK (
    valid_spans(source_spans) AND valid_spans(cue_spans) AND valid_spans(content_spans)
    AND (version_id IS NOT NULL OR (source_spans = '{}' AND cue_spans = '{}' AND content_spans = '{}'))
  );

ALTER TABLE dependence_link
  ADD CONSTRAINT dependence_link_order CHECK (a_id < b_id);

ALTER TABLE judgement
  ADD CONSTRAINT judgement_reason CHECK (btrim(reason) <> '');

ALTER TABLE topic
  ADD CONSTRAINT topic_slug CHECK (valid_slug(slug)),
  ADD CONSTRAINT topic_name CHECK (length(btrim(name)) BETWEEN 1 AND 100);

CREATE UNIQUE INDEX utterance_unobserved_once ON utterance (claim_id, source_id) WHERE document_id IS NULL;
CREATE UNIQUE INDEX utterance_observed_once ON utterance (claim_id, source_id, document_id) WHERE document_id IS NOT NULL;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Entries of % are never changed or deleted.', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER document_version_for_ever BEFORE UPDATE OR DELETE ON document_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER change_for_ever BEFORE UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_ownership_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two sessions that close a circle together would each see only their own half.
  PERFORM pg_advisory_xact_lock(72707370);
  IF EXISTS (
    WITH RECURSIVE owners (id) AS (
      SELECT NEW.owner_id UNION SELECT source.owner_id FROM source JOIN owners USING (id)
    )
    SELECT FROM owners WHERE id = NEW.id
  ) THEN
    RAISE EXCEPTION 'A source cannot own itself, not even through others.' USING ERRCODE = 'check_violation', CONSTRAINT = 'source_owner';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER source_ownership BEFORE INSERT OR UPDATE OF owner_id ON source
  FOR EACH ROW WHEN (NEW.owner_id IS NOT NULL) EXECUTE FUNCTION refuse_ownership_circle();

-- By hand: order

CREATE INDEX claim_facts_warnings_order ON claim_facts (cardinality(warnings), id);

-- Blanks last in both directions.
CREATE INDEX claim_facts_first_reported_up ON claim_facts ((first_reported IS NULL), first_reported, id);
CREATE INDEX claim_facts_first_reported_down ON claim_facts ((first_reported IS NULL), first_reported DESC, id);
CREATE INDEX claim_facts_last_reported_up ON claim_facts ((last_reported IS NULL), last_reported, id);
CREATE INDEX claim_facts_last_reported_down ON claim_facts ((last_reported IS NULL), last_reported DESC, id);
CREATE INDEX claim_facts_weakest_link_up ON claim_facts ((weakest_link IS NULL), weakest_link, id);
CREATE INDEX claim_facts_weakest_link_down ON claim_facts ((weakest_link IS NULL), weakest_link DESC, id);
CREATE INDEX claim_facts_certainty_up ON claim_facts ((certainty IS NULL), certainty, id);
CREATE INDEX claim_facts_certainty_down ON claim_facts ((certainty IS NULL), certainty DESC, id);
CREATE INDEX claim_facts_likelihood_up ON claim_facts ((likelihood IS NULL), likelihood, id);
CREATE INDEX claim_facts_likelihood_down ON claim_facts ((likelihood IS NULL), likelihood DESC, id);
CREATE INDEX document_published_at_up ON document ((published_at IS NULL), published_at, id);
CREATE INDEX document_published_at_down ON document ((published_at IS NULL), published_at DESC, id);
