-- Texts are folded by Whence alone, before they are stored; what is stored already is folded anew at the next start.
DROP INDEX "claim_search_words_idx";
ALTER TABLE "claim_search" DROP COLUMN "words";
ALTER TABLE "claim_search" ADD COLUMN "words" tsvector;
CREATE INDEX "claim_search_words_idx" ON "claim_search" USING GIN ("words");

ALTER TABLE "source" ALTER COLUMN "folded" DROP EXPRESSION;
ALTER TABLE "source" ALTER COLUMN "folded" SET DEFAULT '', ALTER COLUMN "folded" SET NOT NULL;

DROP INDEX "document_folded_idx";
ALTER TABLE "document" DROP COLUMN "folded";
CREATE INDEX "document_title_key_parts_idx" ON "document" USING GIN ("title_key" gin_trgm_ops);

ALTER TABLE "topic" ADD COLUMN "name_key" TEXT COLLATE "C" NOT NULL DEFAULT '';

DROP FUNCTION immutable_unaccent(text);

-- An entry of the history stays as it is; only what it is searched by may be folded anew.
DROP TRIGGER change_for_ever ON change;
CREATE TRIGGER change_for_ever BEFORE UPDATE ON change FOR EACH ROW
  WHEN (to_jsonb(OLD) - 'folded' IS DISTINCT FROM to_jsonb(NEW) - 'folded') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER change_kept BEFORE DELETE ON change FOR EACH ROW EXECUTE FUNCTION refuse_change();
