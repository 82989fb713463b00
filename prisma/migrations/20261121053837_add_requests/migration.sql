-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('pending', 'approved', 'provisioning', 'active', 'failed', 'unknown', 'rejected', 'cancelled', 'expired');

-- CreateTable
CREATE TABLE "Request" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "teamId" UUID NOT NULL,
    "requesterId" UUID NOT NULL,
    "beneficiaryId" UUID,
    "lastEditorId" UUID NOT NULL,
    "connectionId" UUID,
    "region" TEXT NOT NULL,
    "spec" JSONB NOT NULL,
    "plan" JSONB NOT NULL,
    "specHash" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "monthlyMicrodollars" BIGINT,
    "state" "RequestState" NOT NULL DEFAULT 'pending',
    "stages" JSONB NOT NULL,
    "stage" INTEGER NOT NULL DEFAULT 0,
    "approvals" INTEGER NOT NULL DEFAULT 0,
    "failure" JSONB,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decideBy" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Vote" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "stage" INTEGER NOT NULL,
    "approverId" UUID NOT NULL,
    "requesterId" UUID NOT NULL,
    "beneficiaryId" UUID,
    "lastEditorId" UUID NOT NULL,
    "isApproval" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestComment" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RequestComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AwsOperation" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "calledAt" TIMESTAMPTZ(3),
    "resourceArn" TEXT,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AwsOperation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApprovalPolicy" (
    "id" UUID NOT NULL,
    "teamId" UUID,
    "rules" JSONB NOT NULL,

    CONSTRAINT "ApprovalPolicy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestPresets" (
    "id" UUID NOT NULL,
    "isOnly" BOOLEAN NOT NULL DEFAULT true,
    "presets" JSONB NOT NULL,

    CONSTRAINT "RequestPresets_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Request_state_submittedAt_idx" ON "Request"("state", "submittedAt");

-- CreateIndex
CREATE INDEX "Request_teamId_submittedAt_idx" ON "Request"("teamId", "submittedAt");

-- CreateIndex
CREATE INDEX "Request_requesterId_submittedAt_idx" ON "Request"("requesterId", "submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Vote_requestId_version_approverId_key" ON "Vote"("requestId", "version", "approverId");

-- CreateIndex
CREATE INDEX "RequestComment_requestId_at_idx" ON "RequestComment"("requestId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "AwsOperation_requestId_key" ON "AwsOperation"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "ApprovalPolicy_teamId_key" ON "ApprovalPolicy"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "RequestPresets_isOnly_key" ON "RequestPresets"("isOnly");

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_requesterId_fkey" FOREIGN KEY ("requesterId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_beneficiaryId_fkey" FOREIGN KEY ("beneficiaryId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_lastEditorId_fkey" FOREIGN KEY ("lastEditorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Request" ADD CONSTRAINT "Request_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_approverId_fkey" FOREIGN KEY ("approverId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestComment" ADD CONSTRAINT "RequestComment_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestComment" ADD CONSTRAINT "RequestComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AwsOperation" ADD CONSTRAINT "AwsOperation_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApprovalPolicy" ADD CONSTRAINT "ApprovalPolicy_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody decides on what they asked for, benefit from or wrote last, whatever the code above says.
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_approver_is_independent" CHECK (
  "approverId" <> "requesterId"
  AND "approverId" IS DISTINCT FROM "beneficiaryId"
  AND "approverId" <> "lastEditorId"
);
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_rejection_has_reason" CHECK ("isApproval" OR btrim("reason") <> '');
ALTER TABLE "Request" ADD CONSTRAINT "Request_approvals_not_negative" CHECK ("approvals" >= 0 AND "stage" >= 0 AND "version" >= 1);
