-- AlterTable
ALTER TABLE "document_version" ADD COLUMN     "links" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "document_version" ADD CONSTRAINT "document_version_links" CHECK (jsonb_typeof(links) = 'array');
