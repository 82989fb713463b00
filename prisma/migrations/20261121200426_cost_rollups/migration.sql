-- Lines of a model or a Region lie together; those of a value are found by the other index.
ALTER TABLE "CostLine" DROP CONSTRAINT "CostLine_pkey",
ADD CONSTRAINT "CostLine_pkey" PRIMARY KEY ("groupingId", "day", "usageTypeId", "serviceId", "valueId");

-- Its months are summed up anew below.
TRUNCATE "CostMonthTotal";
ALTER TABLE "CostMonthTotal" ADD COLUMN "days" INTEGER NOT NULL;

-- CreateTable
CREATE TABLE "CostDayValue" (
    "groupingId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "valueId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,

    CONSTRAINT "CostDayValue_pkey" PRIMARY KEY ("groupingId","day","valueId")
);

-- CreateTable
CREATE TABLE "CostDayUsage" (
    "groupingId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "usageTypeId" INTEGER NOT NULL,
    "serviceId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,

    CONSTRAINT "CostDayUsage_pkey" PRIMARY KEY ("groupingId","day","usageTypeId","serviceId")
);

-- CreateTable
CREATE TABLE "CostMonthLine" (
    "groupingId" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "usageTypeId" INTEGER NOT NULL,
    "serviceId" INTEGER NOT NULL,
    "valueId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "CostMonthLine_pkey" PRIMARY KEY ("groupingId","month","usageTypeId","serviceId","valueId")
);

-- CreateTable
CREATE TABLE "CostMonthValue" (
    "groupingId" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "valueId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "CostMonthValue_pkey" PRIMARY KEY ("groupingId","month","valueId")
);

-- CreateTable
CREATE TABLE "CostMonthUsage" (
    "groupingId" INTEGER NOT NULL,
    "month" DATE NOT NULL,
    "usageTypeId" INTEGER NOT NULL,
    "serviceId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "CostMonthUsage_pkey" PRIMARY KEY ("groupingId","month","usageTypeId","serviceId")
);

-- CreateIndex
CREATE INDEX "CostMonthLine_groupingId_valueId_idx" ON "CostMonthLine"("groupingId", "valueId");

-- What is held already is summed up, so that views answer from the new tables at once.
SET LOCAL work_mem = '256MB';

INSERT INTO "CostDayValue"
SELECT "groupingId", "day", "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended")
FROM "CostDayTotal" GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;

INSERT INTO "CostDayUsage"
SELECT "groupingId", "day", "usageTypeId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended")
FROM "CostLine" GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;

INSERT INTO "CostMonthLine"
SELECT "groupingId", date_trunc('month', "day"::timestamp)::date, "usageTypeId", "serviceId", "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), count(*)
FROM "CostLine" GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;

INSERT INTO "CostMonthTotal"
SELECT "groupingId", date_trunc('month', "day"::timestamp)::date, "valueId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), count(*)
FROM "CostDayTotal" GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;

INSERT INTO "CostMonthValue"
SELECT "groupingId", date_trunc('month', "day"::timestamp)::date, "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), count(*)
FROM "CostDayValue" GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;

INSERT INTO "CostMonthUsage"
SELECT "groupingId", date_trunc('month', "day"::timestamp)::date, "usageTypeId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), count(*)
FROM "CostDayUsage" GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
