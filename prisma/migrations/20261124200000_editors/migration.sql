-- CreateEnum
CREATE TYPE "role" AS ENUM ('reader', 'editor', 'admin');

-- DropForeignKey
ALTER TABLE "attribution" DROP CONSTRAINT "attribution_claim_id_fkey";

-- DropForeignKey
ALTER TABLE "attribution" DROP CONSTRAINT "attribution_downstream_id_claim_id_fkey";

-- DropForeignKey
ALTER TABLE "attribution" DROP CONSTRAINT "attribution_upstream_id_claim_id_fkey";

-- DropForeignKey
ALTER TABLE "dependence_link" DROP CONSTRAINT "dependence_link_a_id_claim_id_fkey";

-- DropForeignKey
ALTER TABLE "dependence_link" DROP CONSTRAINT "dependence_link_b_id_claim_id_fkey";

-- DropForeignKey
ALTER TABLE "dependence_link" DROP CONSTRAINT "dependence_link_claim_id_fkey";

-- DropForeignKey
ALTER TABLE "judgement" DROP CONSTRAINT "judgement_claim_id_fkey";

-- DropForeignKey
ALTER TABLE "reading" DROP CONSTRAINT "reading_attribution_id_fkey";

-- DropForeignKey
ALTER TABLE "utterance" DROP CONSTRAINT "utterance_claim_id_fkey";

-- DropIndex
DROP INDEX "change_subjects_idx";

-- AlterTable
ALTER TABLE "attribution" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "change" ADD COLUMN     "confidential" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "counts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "folded" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "record_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "undoable" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "undoes_id" INTEGER;

-- AlterTable
ALTER TABLE "claim" ADD COLUMN     "merged_into_id" INTEGER;

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "merged_into_id" INTEGER;

-- AlterTable
ALTER TABLE "source_grade" ADD COLUMN     "graded_by" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "utterance" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "change_record" (
    "id" SERIAL NOT NULL,
    "change_id" INTEGER NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "subjects" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "change_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "role" NOT NULL DEFAULT 'reader',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" SERIAL NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "role" "role" NOT NULL,
    "user_id" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "first" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" SERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "start" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "id" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "change_record_change_id_id_idx" ON "change_record"("change_id", "id");

-- CreateIndex
CREATE INDEX "change_record_entity_entity_id_id_idx" ON "change_record"("entity", "entity_id", "id");

-- CreateIndex
CREATE INDEX "change_record_subjects_idx" ON "change_record" USING GIN ("subjects");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_hash_key" ON "invitation"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE INDEX "change_actor_id_id_idx" ON "change"("actor_id", "id");

-- CreateIndex
CREATE INDEX "change_confidential_at_id_idx" ON "change"("confidential", "at", "id");

-- CreateIndex
CREATE INDEX "change_command_at_id_idx" ON "change"("command", "at", "id");

-- CreateIndex
CREATE INDEX "change_counts_idx" ON "change" USING GIN ("counts");

-- CreateIndex
CREATE INDEX "change_fields_idx" ON "change" USING GIN ("fields");

-- CreateIndex
CREATE INDEX "change_folded_idx" ON "change" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "change_undoes_id_idx" ON "change"("undoes_id");

-- CreateIndex
CREATE INDEX "claim_merged_into_id_idx" ON "claim"("merged_into_id");

-- CreateIndex
CREATE INDEX "source_merged_into_id_idx" ON "source"("merged_into_id");

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "utterance" ADD CONSTRAINT "utterance_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_downstream_id_claim_id_fkey" FOREIGN KEY ("downstream_id", "claim_id") REFERENCES "utterance"("id", "claim_id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "attribution" ADD CONSTRAINT "attribution_upstream_id_claim_id_fkey" FOREIGN KEY ("upstream_id", "claim_id") REFERENCES "utterance"("id", "claim_id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "reading" ADD CONSTRAINT "reading_attribution_id_fkey" FOREIGN KEY ("attribution_id") REFERENCES "attribution"("id") ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "dependence_link" ADD CONSTRAINT "dependence_link_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "dependence_link" ADD CONSTRAINT "dependence_link_a_id_claim_id_fkey" FOREIGN KEY ("a_id", "claim_id") REFERENCES "utterance"("id", "claim_id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "dependence_link" ADD CONSTRAINT "dependence_link_b_id_claim_id_fkey" FOREIGN KEY ("b_id", "claim_id") REFERENCES "utterance"("id", "claim_id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY IMMEDIATE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_record" ADD CONSTRAINT "change_record_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "change"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: each record of a change gets a row of its own.
INSERT INTO change_record (change_id, entity, entity_id, label, before, after, subjects)
SELECT c.id, r.value ->> 'entity', r.value ->> 'id', coalesce(r.value ->> 'label', ''), nullif(r.value -> 'before', 'null'), nullif(r.value -> 'after', 'null'), c.subjects
FROM change c CROSS JOIN LATERAL jsonb_array_elements(c.records) WITH ORDINALITY AS r(value, position)
ORDER BY c.id, r.position;

ALTER TABLE change DISABLE TRIGGER change_for_ever;
-- They do not hold enough to be taken back.
UPDATE change SET record_count = jsonb_array_length(records), undoable = false,
  counts = coalesce((SELECT jsonb_object_agg(entity, n) FROM (SELECT entity, count(*) AS n FROM change_record WHERE change_id = change.id GROUP BY entity) k), '{}'),
  fields = ARRAY(SELECT DISTINCT r.entity || '.' || k.name FROM change_record r CROSS JOIN LATERAL jsonb_object_keys(r.after) AS k(name)
    WHERE r.change_id = change.id AND r.before IS NOT NULL AND r.after IS NOT NULL),
  folded = lower(immutable_unaccent(concat_ws(' · ', nullif(reason, ''),
    (SELECT string_agg(DISTINCT label, ' · ') FROM change_record WHERE change_id = change.id AND label <> ''))));
ALTER TABLE change ENABLE TRIGGER change_for_ever;

CREATE TRIGGER change_record_for_ever BEFORE UPDATE OR DELETE ON change_record FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE change DROP COLUMN records, DROP COLUMN subjects;

-- By hand: rules

ALTER TABLE claim ADD CONSTRAINT claim_merged CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND deleted_at IS NOT NULL));
ALTER TABLE source ADD CONSTRAINT source_merged CHECK (merged_into_id IS NULL OR (merged_into_id <> id AND deleted_at IS NOT NULL));
ALTER TABLE change_record ADD CONSTRAINT change_record_state CHECK (before IS NOT NULL OR after IS NOT NULL);
ALTER TABLE person
  ADD CONSTRAINT person_name CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  ADD CONSTRAINT person_email CHECK (email = lower(email) AND length(email) <= 320);
ALTER TABLE api_token ADD CONSTRAINT api_token_hash CHECK (hash ~ '^[0-9a-f]{64}$');
ALTER TABLE invitation ADD CONSTRAINT invitation_hash CHECK (hash ~ '^[0-9a-f]{64}$');

-- A stored text is never altered; one that nothing rests on may be taken back, and the history keeps it.
DROP TRIGGER document_version_for_ever ON document_version;
CREATE TRIGGER document_version_for_ever BEFORE UPDATE ON document_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
