-- What stands in an older text alone is to be looked at, until somebody says that it stays there.
ALTER TABLE "utterance" ADD COLUMN "left_behind" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "reading" ADD COLUMN "left_behind" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "tag" ADD COLUMN "left_behind" BOOLEAN NOT NULL DEFAULT false;
