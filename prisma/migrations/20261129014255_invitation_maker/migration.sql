-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "maker_id" TEXT;

-- CreateIndex
CREATE INDEX "invitation_maker_id_idx" ON "invitation"("maker_id");

-- Links made before know their maker by name alone. Where that is the name of one admin, it is theirs; every other open one is taken back, but
-- those of the server for the first admin.
UPDATE "invitation" i SET "maker_id" = p."id"
  FROM "person" p WHERE i."created_by" = p."name" AND p."role" = 'admin' AND p."disabled_at" IS NULL AND NOT i."first"
    AND (SELECT count(*) FROM "person" o WHERE o."name" = i."created_by") = 1;
UPDATE "invitation" SET "revoked_at" = now()
  WHERE "maker_id" IS NULL AND NOT "first" AND "used_at" IS NULL AND "revoked_at" IS NULL;
