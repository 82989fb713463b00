-- CreateEnum
CREATE TYPE "PriceSubject" AS ENUM ('model', 'instance', 'custom_model');

-- CreateTable
CREATE TABLE "Price" (
    "id" UUID NOT NULL,
    "subject" "PriceSubject" NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "routing" TEXT,
    "kind" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "serviceCode" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "Price_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PriceReading" (
    "id" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "regions" TEXT[],
    "understood" INTEGER NOT NULL DEFAULT 0,
    "unknown" JSONB NOT NULL DEFAULT '[]',
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "ended" INTEGER NOT NULL DEFAULT 0,
    "failure" JSONB,

    CONSTRAINT "PriceReading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeteredModel" (
    "id" SERIAL NOT NULL,
    "connectionId" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "profileId" UUID,
    "baseModelId" TEXT,
    "routing" TEXT,

    CONSTRAINT "MeteredModel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeteredHour" (
    "modelId" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "invocations" BIGINT NOT NULL,
    "input" BIGINT NOT NULL,
    "output" BIGINT NOT NULL,
    "cacheRead" BIGINT NOT NULL,
    "cacheWrite" BIGINT NOT NULL,
    "images" BIGINT NOT NULL,

    CONSTRAINT "MeteredHour_pkey" PRIMARY KEY ("modelId","hour")
);

-- CreateTable
CREATE TABLE "MeteredDay" (
    "modelId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "invocations" BIGINT NOT NULL,
    "input" BIGINT NOT NULL,
    "output" BIGINT NOT NULL,
    "cacheRead" BIGINT NOT NULL,
    "cacheWrite" BIGINT NOT NULL,
    "images" BIGINT NOT NULL,

    CONSTRAINT "MeteredDay_pkey" PRIMARY KEY ("modelId","day")
);

-- CreateTable
CREATE TABLE "MeteringPlace" (
    "connectionId" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "lastAttemptAt" TIMESTAMPTZ(3),
    "readUntil" TIMESTAMPTZ(3),
    "lastError" JSONB,

    CONSTRAINT "MeteringPlace_pkey" PRIMARY KEY ("connectionId","region")
);

-- CreateTable
CREATE TABLE "MeteringCall" (
    "connectionId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "requests" INTEGER NOT NULL,
    "metrics" INTEGER NOT NULL,

    CONSTRAINT "MeteringCall_pkey" PRIMARY KEY ("connectionId","day")
);

-- CreateTable
CREATE TABLE "CostForecast" (
    "sourceId" UUID NOT NULL,
    "madeOn" DATE NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "days" JSONB NOT NULL,

    CONSTRAINT "CostForecast_pkey" PRIMARY KEY ("sourceId","madeOn")
);

-- CreateIndex
CREATE INDEX "Price_until_subject_region_key_idx" ON "Price"("until", "subject", "region", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Price_serviceCode_sku_since_key" ON "Price"("serviceCode", "sku", "since");

-- CreateIndex
CREATE INDEX "PriceReading_startedAt_idx" ON "PriceReading"("startedAt");

-- CreateIndex
CREATE INDEX "MeteredModel_profileId_idx" ON "MeteredModel"("profileId");

-- CreateIndex
CREATE UNIQUE INDEX "MeteredModel_connectionId_region_modelId_key" ON "MeteredModel"("connectionId", "region", "modelId");

-- CreateIndex
CREATE INDEX "MeteredHour_hour_idx" ON "MeteredHour"("hour");

-- CreateIndex
CREATE INDEX "MeteredDay_day_idx" ON "MeteredDay"("day");

-- AddForeignKey
ALTER TABLE "MeteredModel" ADD CONSTRAINT "MeteredModel_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeteredModel" ADD CONSTRAINT "MeteredModel_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeteredHour" ADD CONSTRAINT "MeteredHour_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "MeteredModel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeteredDay" ADD CONSTRAINT "MeteredDay_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "MeteredModel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeteringPlace" ADD CONSTRAINT "MeteringPlace_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeteringCall" ADD CONSTRAINT "MeteringCall_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostForecast" ADD CONSTRAINT "CostForecast_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "CostSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;
