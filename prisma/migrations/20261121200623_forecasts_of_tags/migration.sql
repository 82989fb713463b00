-- AlterTable
ALTER TABLE "Budget" ADD COLUMN     "isForecastByAws" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "CostForecast" DROP CONSTRAINT "CostForecast_pkey",
ADD COLUMN     "metric" TEXT NOT NULL DEFAULT 'unblended',
ADD COLUMN     "tagKey" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tagValue" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "CostForecast_pkey" PRIMARY KEY ("sourceId", "madeOn", "metric", "tagKey", "tagValue");
