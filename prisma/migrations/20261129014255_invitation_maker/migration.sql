-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "maker_id" TEXT;

-- CreateIndex
CREATE INDEX "invitation_maker_id_idx" ON "invitation"("maker_id");

-- The history knows who made each link; those of the server have nobody's account.
UPDATE "invitation" i SET "maker_id" = p."id"
  FROM "change_record" r JOIN "change" c ON c."id" = r."change_id" JOIN "person" p ON p."id" = c."actor_id"
  WHERE r."entity" = 'invitation' AND r."entity_id" = i."id"::text AND r."before" IS NULL;
-- What its maker may no longer hand on is taken back.
UPDATE "invitation" i SET "revoked_at" = now()
  FROM "person" p WHERE p."id" = i."maker_id" AND (p."role" <> 'admin' OR p."disabled_at" IS NOT NULL)
    AND i."used_at" IS NULL AND i."revoked_at" IS NULL;
