-- CreateTable
CREATE TABLE "CostExportPeriod" (
    "sourceId" UUID NOT NULL,
    "month" DATE NOT NULL,
    "version" TEXT NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3) NOT NULL,
    "loadedAt" TIMESTAMPTZ(3) NOT NULL,
    "rows" INTEGER NOT NULL,

    CONSTRAINT "CostExportPeriod_pkey" PRIMARY KEY ("sourceId","month")
);

-- AddForeignKey
ALTER TABLE "CostExportPeriod" ADD CONSTRAINT "CostExportPeriod_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "CostSource"("id") ON DELETE CASCADE ON UPDATE CASCADE;
