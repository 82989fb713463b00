-- CreateEnum
CREATE TYPE "CostTagType" AS ENUM ('user_defined', 'aws_generated');

-- CreateEnum
CREATE TYPE "CostTagChangeKind" AS ENUM ('activate', 'deactivate', 'backfill');

-- CreateEnum
CREATE TYPE "CostTagChangeState" AS ENUM ('waiting', 'done', 'failed');

-- CreateTable
CREATE TABLE "CostTagReading" (
    "sourceId" UUID NOT NULL,
    "lastAttemptAt" TIMESTAMPTZ(3),
    "lastSuccessAt" TIMESTAMPTZ(3),
    "lastError" JSONB,

    CONSTRAINT "CostTagReading_pkey" PRIMARY KEY ("sourceId")
);

-- CreateTable
CREATE TABLE "CostTagKey" (
    "sourceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "type" "CostTagType" NOT NULL,
    "isActive" BOOLEAN NOT NULL,
    "statusChangedAt" TIMESTAMPTZ(3),
    "lastUsedMonth" DATE,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CostTagKey_pkey" PRIMARY KEY ("sourceId","key")
);

-- CreateTable
CREATE TABLE "CostTagBackfill" (
    "sourceId" UUID NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "from" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "completedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CostTagBackfill_pkey" PRIMARY KEY ("sourceId","requestedAt")
);

-- CreateTable
CREATE TABLE "CostTagChange" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "askedById" UUID NOT NULL,
    "kind" "CostTagChangeKind" NOT NULL,
    "key" TEXT NOT NULL DEFAULT '',
    "from" DATE,
    "state" "CostTagChangeState" NOT NULL DEFAULT 'waiting',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "failure" JSONB,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "CostTagChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CostTagChange_sourceId_key_askedAt_idx" ON "CostTagChange"("sourceId", "key", "askedAt");

-- CreateIndex
CREATE INDEX "CostTagChange_state_askedAt_idx" ON "CostTagChange"("state", "askedAt");

-- AddForeignKey
ALTER TABLE "CostTagReading" ADD CONSTRAINT "CostTagReading_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "CostSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostTagKey" ADD CONSTRAINT "CostTagKey_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "CostSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostTagBackfill" ADD CONSTRAINT "CostTagBackfill_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "CostSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostTagChange" ADD CONSTRAINT "CostTagChange_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "CostSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostTagChange" ADD CONSTRAINT "CostTagChange_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One waiting change of a key, and one waiting backfill, of a bill, whatever the code above says.
CREATE UNIQUE INDEX "CostTagChange_one_waiting" ON "CostTagChange"((CASE WHEN "state" = 'waiting' THEN "sourceId" END), "key");
