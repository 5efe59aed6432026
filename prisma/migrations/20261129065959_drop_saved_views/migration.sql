-- DropTable
DROP TABLE "view";
