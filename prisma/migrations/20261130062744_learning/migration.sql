-- CreateTable
CREATE TABLE "learning" (
    "id" SERIAL NOT NULL,
    "learned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decisions" INTEGER NOT NULL,
    "documents" INTEGER NOT NULL,
    "held_out" INTEGER NOT NULL,
    "before" DOUBLE PRECISION NOT NULL,
    "after" DOUBLE PRECISION NOT NULL,
    "in_use" BOOLEAN NOT NULL DEFAULT false,
    "base" CHAR(64) NOT NULL,
    "weights" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "learning_pkey" PRIMARY KEY ("id")
);
