-- CreateEnum
CREATE TYPE "BudgetPeriod" AS ENUM ('weekly', 'monthly', 'quarterly', 'yearly');

-- CreateEnum
CREATE TYPE "BudgetAction" AS ENUM ('none', 'suspend');

-- CreateEnum
CREATE TYPE "BudgetEffectKind" AS ENUM ('suspension', 'mirror', 'alarm');

-- CreateEnum
CREATE TYPE "BudgetEffectState" AS ENUM ('waiting', 'done', 'failed');

-- CreateTable
CREATE TABLE "Budget" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "teamId" UUID,
    "connectionId" UUID,
    "tagKey" TEXT NOT NULL,
    "tagValue" TEXT NOT NULL,
    "period" "BudgetPeriod" NOT NULL,
    "amountMicrodollars" BIGINT NOT NULL,
    "metric" TEXT NOT NULL,
    "thresholds" INTEGER[],
    "tellsForecast" BOOLEAN NOT NULL,
    "action" "BudgetAction" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "setById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),
    "overrideUntil" TIMESTAMPTZ(3),
    "evaluatedAt" TIMESTAMPTZ(3),
    "periodStart" DATE,
    "billed" BIGINT NOT NULL DEFAULT 0,
    "metered" BIGINT NOT NULL DEFAULT 0,
    "forecast" BIGINT,
    "usedPermille" INTEGER NOT NULL DEFAULT 0,
    "billedUntil" DATE,

    CONSTRAINT "Budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BudgetLevel" (
    "budgetId" UUID NOT NULL,
    "periodStart" DATE NOT NULL,
    "level" TEXT NOT NULL,
    "amountMicrodollars" BIGINT NOT NULL,
    "figure" BIGINT NOT NULL,
    "isTold" BOOLEAN NOT NULL,
    "reachedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BudgetLevel_pkey" PRIMARY KEY ("budgetId","periodStart","level","amountMicrodollars")
);

-- CreateTable
CREATE TABLE "Suspension" (
    "id" UUID NOT NULL,
    "budgetId" UUID NOT NULL,
    "profileId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "overrideUntil" TIMESTAMPTZ(3),
    "overrideReason" TEXT NOT NULL DEFAULT '',
    "overriddenById" UUID,
    "liftedAt" TIMESTAMPTZ(3),
    "liftReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Suspension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BudgetEffect" (
    "id" UUID NOT NULL,
    "kind" "BudgetEffectKind" NOT NULL,
    "key" TEXT NOT NULL,
    "connectionId" UUID NOT NULL,
    "wanted" JSONB,
    "sent" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "state" "BudgetEffectState" NOT NULL DEFAULT 'waiting',
    "failure" JSONB,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "BudgetEffect_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Budget_teamId_idx" ON "Budget"("teamId");

-- CreateIndex
CREATE INDEX "Suspension_profileId_liftedAt_idx" ON "Suspension"("profileId", "liftedAt");

-- CreateIndex
CREATE INDEX "Suspension_budgetId_liftedAt_idx" ON "Suspension"("budgetId", "liftedAt");

-- CreateIndex
CREATE INDEX "BudgetEffect_state_askedAt_idx" ON "BudgetEffect"("state", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "BudgetEffect_kind_key_key" ON "BudgetEffect"("kind", "key");

-- AddForeignKey
ALTER TABLE "Budget" ADD CONSTRAINT "Budget_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Budget" ADD CONSTRAINT "Budget_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Budget" ADD CONSTRAINT "Budget_setById_fkey" FOREIGN KEY ("setById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BudgetLevel" ADD CONSTRAINT "BudgetLevel_budgetId_fkey" FOREIGN KEY ("budgetId") REFERENCES "Budget"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suspension" ADD CONSTRAINT "Suspension_budgetId_fkey" FOREIGN KEY ("budgetId") REFERENCES "Budget"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suspension" ADD CONSTRAINT "Suspension_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suspension" ADD CONSTRAINT "Suspension_overriddenById_fkey" FOREIGN KEY ("overriddenById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BudgetEffect" ADD CONSTRAINT "BudgetEffect_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A budget holds a profile back once, and a name is one living budget's among those of its team.
CREATE UNIQUE INDEX "Suspension_open" ON "Suspension"("budgetId", ("profileId"::text)) WHERE "liftedAt" IS NULL;
CREATE UNIQUE INDEX "Budget_living_name" ON "Budget"(coalesce("teamId"::text, ''), lower("name")) WHERE "deletedAt" IS NULL;
