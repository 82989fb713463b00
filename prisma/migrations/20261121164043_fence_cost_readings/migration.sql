-- DropForeignKey
ALTER TABLE "CostStagedLine" DROP CONSTRAINT "CostStagedLine_readingId_fkey";

-- AlterTable
ALTER TABLE "CostReading" DROP COLUMN "attempt",
ADD COLUMN     "lineCount" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "CostSource" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "extraCalls" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "leasedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "refreshAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "services" TEXT[],
ADD COLUMN     "servicesReadAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "PaidCall" ADD COLUMN     "isExtra" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "CostStagedLine" DROP CONSTRAINT "CostStagedLine_pkey",
ADD COLUMN     "id" BIGSERIAL NOT NULL,
ADD CONSTRAINT "CostStagedLine_pkey" PRIMARY KEY ("readingId", "id");

-- What is staged can be read again, so that nothing is gained by logging it. CostReading.lineCount tells of its loss.
ALTER TABLE "CostStagedLine" SET UNLOGGED;
