-- CreateTable
CREATE TABLE "answered" (
    "person_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answered_pkey" PRIMARY KEY ("person_id","key")
);

-- CreateIndex
CREATE INDEX "answered_created_at_idx" ON "answered"("created_at");
