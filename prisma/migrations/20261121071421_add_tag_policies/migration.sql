-- CreateEnum
CREATE TYPE "TagChangeState" AS ENUM ('waiting', 'done', 'failed');

-- CreateTable
CREATE TABLE "TagPolicy" (
    "id" UUID NOT NULL,
    "teamId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "rules" JSONB NOT NULL,

    CONSTRAINT "TagPolicy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TagChange" (
    "id" UUID NOT NULL,
    "profileId" UUID NOT NULL,
    "askedById" UUID NOT NULL,
    "add" JSONB NOT NULL,
    "remove" TEXT[],
    "state" "TagChangeState" NOT NULL DEFAULT 'waiting',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "failure" JSONB,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "TagChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TagPolicy_teamId_key" ON "TagPolicy"("teamId");

-- CreateIndex
CREATE INDEX "TagChange_profileId_askedAt_idx" ON "TagChange"("profileId", "askedAt");

-- CreateIndex
CREATE INDEX "TagChange_state_askedAt_idx" ON "TagChange"("state", "askedAt");

-- AddForeignKey
ALTER TABLE "TagPolicy" ADD CONSTRAINT "TagPolicy_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagChange" ADD CONSTRAINT "TagChange_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagChange" ADD CONSTRAINT "TagChange_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One policy for every team, and one waiting change a profile, whatever the code above says.
CREATE UNIQUE INDEX "TagPolicy_one_for_every_team" ON "TagPolicy"((true)) WHERE "teamId" IS NULL;
CREATE UNIQUE INDEX "TagChange_one_waiting" ON "TagChange"((CASE WHEN "state" = 'waiting' THEN "profileId" END));
