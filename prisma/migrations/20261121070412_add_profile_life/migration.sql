-- CreateEnum
CREATE TYPE "DriftKind" AS ENUM ('missing', 'changed', 'unknown', 'orphaned');

-- AlterTable
ALTER TABLE "Profile" ADD COLUMN     "deletionFailure" JSONB,
ADD COLUMN     "deletionWantedAt" TIMESTAMPTZ(3),
ADD COLUMN     "expectedTags" JSONB,
ADD COLUMN     "expiresOn" DATE,
ADD COLUMN     "expiryNoticedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ProfileAlias" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "app" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "profileId" UUID NOT NULL,
    "previousId" UUID,
    "movedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProfileAlias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudioProject" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "domainId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "allowedById" UUID NOT NULL,
    "allowedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudioProject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Drift" (
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "kind" "DriftKind" NOT NULL,
    "arn" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "differences" TEXT[],
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),
    "ignoredAt" TIMESTAMPTZ(3),
    "ignoredById" UUID,
    "ignoreReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Drift_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ProfileAlias_profileId_idx" ON "ProfileAlias"("profileId");

-- CreateIndex
CREATE UNIQUE INDEX "ProfileAlias_teamId_app_environment_key" ON "ProfileAlias"("teamId", "app", "environment");

-- CreateIndex
CREATE UNIQUE INDEX "StudioProject_teamId_domainId_projectId_key" ON "StudioProject"("teamId", "domainId", "projectId");

-- CreateIndex
CREATE INDEX "Drift_settledAt_kind_idx" ON "Drift"("settledAt", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Drift_connectionId_arn_kind_key" ON "Drift"("connectionId", "arn", "kind");

-- AddForeignKey
ALTER TABLE "ProfileAlias" ADD CONSTRAINT "ProfileAlias_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProfileAlias" ADD CONSTRAINT "ProfileAlias_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProfileAlias" ADD CONSTRAINT "ProfileAlias_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "Profile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudioProject" ADD CONSTRAINT "StudioProject_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudioProject" ADD CONSTRAINT "StudioProject_allowedById_fkey" FOREIGN KEY ("allowedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Drift" ADD CONSTRAINT "Drift_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Drift" ADD CONSTRAINT "Drift_ignoredById_fkey" FOREIGN KEY ("ignoredById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
