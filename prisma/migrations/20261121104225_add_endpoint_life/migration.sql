-- AlterTable
ALTER TABLE "Endpoint" ADD COLUMN     "calledAt" TIMESTAMPTZ(3),
ADD COLUMN     "endNoticedAt" TIMESTAMPTZ(3),
ADD COLUMN     "idleMinutes" INTEGER,
ADD COLUMN     "idleNoticedAt" TIMESTAMPTZ(3),
ADD COLUMN     "schedule" JSONB;

-- CreateTable
CREATE TABLE "EndpointLeftover" (
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "arn" TEXT NOT NULL,
    "owner" TEXT,
    "awsCreatedAt" TIMESTAMPTZ(3),
    "foundAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "unwantedAt" TIMESTAMPTZ(3),
    "failure" JSONB,

    CONSTRAINT "EndpointLeftover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "EndpointLeftover_connectionId_region_kind_name_key" ON "EndpointLeftover"("connectionId", "region", "kind", "name");

-- AddForeignKey
ALTER TABLE "EndpointLeftover" ADD CONSTRAINT "EndpointLeftover_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
