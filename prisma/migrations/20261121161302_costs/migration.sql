-- CreateEnum
CREATE TYPE "CostSourceKind" AS ENUM ('cost_explorer', 'data_export');

-- CreateTable
CREATE TABLE "CostSource" (
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "kind" "CostSourceKind" NOT NULL,
    "location" JSONB,
    "callsPerDay" INTEGER NOT NULL DEFAULT 10,
    "tagKeys" TEXT[],
    "lastError" JSONB,
    "lastAttemptAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CostSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CostGrouping" (
    "id" SERIAL NOT NULL,
    "sourceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "heldFrom" DATE,
    "heldUntil" DATE,
    "refreshedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CostGrouping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CostValue" (
    "id" SERIAL NOT NULL,
    "groupingId" INTEGER NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "CostValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CostService" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "CostService_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CostUsageType" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "model" TEXT,

    CONSTRAINT "CostUsageType_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CostLine" (
    "groupingId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "valueId" INTEGER NOT NULL,
    "serviceId" INTEGER NOT NULL,
    "usageTypeId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,
    "quantity" DECIMAL(30,10) NOT NULL,

    CONSTRAINT "CostLine_pkey" PRIMARY KEY ("groupingId","day","valueId","serviceId","usageTypeId")
) PARTITION BY RANGE ("day"); -- Whoever writes lines of a month makes its partition first.

-- CreateTable
CREATE TABLE "CostDayTotal" (
    "groupingId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "valueId" INTEGER NOT NULL,
    "serviceId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,

    CONSTRAINT "CostDayTotal_pkey" PRIMARY KEY ("groupingId","day","valueId","serviceId")
);

-- CreateTable
CREATE TABLE "CostMonthTotal" (
    "groupingId" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "valueId" INTEGER NOT NULL,
    "serviceId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,

    CONSTRAINT "CostMonthTotal_pkey" PRIMARY KEY ("groupingId","month","valueId","serviceId")
);

-- CreateTable
CREATE TABLE "CostDay" (
    "groupingId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "isEstimated" BOOLEAN NOT NULL,
    "unblended" BIGINT NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CostDay_pkey" PRIMARY KEY ("groupingId","day")
);

-- CreateTable
CREATE TABLE "CostReading" (
    "id" UUID NOT NULL,
    "groupingId" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "progress" JSONB NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CostReading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CostStagedLine" (
    "readingId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "value" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "usageType" TEXT NOT NULL,
    "isEstimated" BOOLEAN NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,
    "quantity" DECIMAL(30,10) NOT NULL,

    CONSTRAINT "CostStagedLine_pkey" PRIMARY KEY ("readingId","day","value","service","usageType")
);

-- CreateTable
CREATE TABLE "PaidCall" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "microdollars" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PaidCall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CostSource_connectionId_key" ON "CostSource"("connectionId");

-- CreateIndex
CREATE UNIQUE INDEX "CostGrouping_sourceId_key_key" ON "CostGrouping"("sourceId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "CostValue_groupingId_value_key" ON "CostValue"("groupingId", "value");

-- CreateIndex
CREATE UNIQUE INDEX "CostService_name_key" ON "CostService"("name");

-- CreateIndex
CREATE UNIQUE INDEX "CostUsageType_name_key" ON "CostUsageType"("name");

-- CreateIndex
CREATE INDEX "CostLine_groupingId_valueId_day_idx" ON "CostLine"("groupingId", "valueId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "CostReading_groupingId_from_until_key" ON "CostReading"("groupingId", "from", "until");

-- CreateIndex
CREATE INDEX "PaidCall_sourceId_madeAt_idx" ON "PaidCall"("sourceId", "madeAt");

-- AddForeignKey
ALTER TABLE "CostSource" ADD CONSTRAINT "CostSource_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostGrouping" ADD CONSTRAINT "CostGrouping_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "CostSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostValue" ADD CONSTRAINT "CostValue_groupingId_fkey" FOREIGN KEY ("groupingId") REFERENCES "CostGrouping"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostDay" ADD CONSTRAINT "CostDay_groupingId_fkey" FOREIGN KEY ("groupingId") REFERENCES "CostGrouping"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostReading" ADD CONSTRAINT "CostReading_groupingId_fkey" FOREIGN KEY ("groupingId") REFERENCES "CostGrouping"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostStagedLine" ADD CONSTRAINT "CostStagedLine_readingId_fkey" FOREIGN KEY ("readingId") REFERENCES "CostReading"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaidCall" ADD CONSTRAINT "PaidCall_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "CostSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;
