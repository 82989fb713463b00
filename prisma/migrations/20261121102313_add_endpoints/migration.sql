-- CreateEnum
CREATE TYPE "EndpointWish" AS ENUM ('running', 'stopped', 'deleted');

-- CreateTable
CREATE TABLE "Endpoint" (
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "arn" TEXT,
    "teamId" UUID,
    "ownerId" UUID,
    "requestId" UUID,
    "spec" JSONB,
    "calls" JSONB,
    "parts" JSONB,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "wish" "EndpointWish",
    "wishedAt" TIMESTAMPTZ(3),
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT,
    "statusSince" TIMESTAMPTZ(3),
    "configName" TEXT,
    "failureReason" TEXT,
    "instanceType" TEXT,
    "instances" INTEGER,
    "failure" JSONB,
    "microdollarsPerHour" BIGINT,
    "endsAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),
    "awsCreatedAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3),
    "goneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EndpointRun" (
    "id" UUID NOT NULL,
    "endpointId" UUID NOT NULL,
    "instanceType" TEXT NOT NULL,
    "instances" INTEGER NOT NULL,
    "microdollarsPerHour" BIGINT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EndpointRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Endpoint_requestId_key" ON "Endpoint"("requestId");

-- CreateIndex
CREATE INDEX "Endpoint_teamId_idx" ON "Endpoint"("teamId");

-- CreateIndex
CREATE INDEX "Endpoint_goneAt_name_idx" ON "Endpoint"("goneAt", "name");

-- CreateIndex
CREATE INDEX "EndpointRun_endpointId_startedAt_idx" ON "EndpointRun"("endpointId", "startedAt");

-- AddForeignKey
ALTER TABLE "Endpoint" ADD CONSTRAINT "Endpoint_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Endpoint" ADD CONSTRAINT "Endpoint_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Endpoint" ADD CONSTRAINT "Endpoint_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Endpoint" ADD CONSTRAINT "Endpoint_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EndpointRun" ADD CONSTRAINT "EndpointRun_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "Endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- SageMaker takes a name once in each account and Region, upper and lower case alike, until the endpoint is gone.
CREATE UNIQUE INDEX "Endpoint_living_name" ON "Endpoint"("connectionId", "region", lower("name")) WHERE "goneAt" IS NULL;

-- At any time one span of an endpoint is open at most.
CREATE UNIQUE INDEX "EndpointRun_open" ON "EndpointRun"(("endpointId"::text)) WHERE "endedAt" IS NULL;
