-- CreateTable
CREATE TABLE "BillRuleSet" (
    "id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "tagKey" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BillRuleSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BillSubscription" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "teams" TEXT[],
    "dayOfMonth" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BillSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BillRuleSet_month_key" ON "BillRuleSet"("month");

-- CreateIndex
CREATE INDEX "BillSubscription_userId_idx" ON "BillSubscription"("userId");

-- AddForeignKey
ALTER TABLE "BillSubscription" ADD CONSTRAINT "BillSubscription_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
