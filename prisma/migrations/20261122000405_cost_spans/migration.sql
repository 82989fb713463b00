-- CreateEnum
CREATE TYPE "CostSpanLength" AS ENUM ('third', 'month', 'quarter', 'year');

-- CreateTable
CREATE TABLE "CostSpanLine" (
    "groupingId" INTEGER NOT NULL,
    "length" "CostSpanLength" NOT NULL,
    "start" DATE NOT NULL,
    "usageTypeId" INTEGER NOT NULL,
    "serviceId" INTEGER NOT NULL,
    "valueId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "CostSpanLine_pkey" PRIMARY KEY ("groupingId","length","start","usageTypeId","serviceId","valueId")
);

-- CreateTable
CREATE TABLE "CostSpanTotal" (
    "groupingId" INTEGER NOT NULL,
    "length" "CostSpanLength" NOT NULL,
    "start" DATE NOT NULL,
    "valueId" INTEGER NOT NULL,
    "serviceId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "CostSpanTotal_pkey" PRIMARY KEY ("groupingId","length","start","valueId","serviceId")
);

-- CreateTable
CREATE TABLE "CostSpanValue" (
    "groupingId" INTEGER NOT NULL,
    "length" "CostSpanLength" NOT NULL,
    "start" DATE NOT NULL,
    "valueId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "CostSpanValue_pkey" PRIMARY KEY ("groupingId","length","start","valueId")
);

-- CreateTable
CREATE TABLE "CostSpanUsage" (
    "groupingId" INTEGER NOT NULL,
    "length" "CostSpanLength" NOT NULL,
    "start" DATE NOT NULL,
    "usageTypeId" INTEGER NOT NULL,
    "serviceId" INTEGER NOT NULL,
    "unblended" BIGINT NOT NULL,
    "amortized" BIGINT NOT NULL,
    "netUnblended" BIGINT NOT NULL,
    "netAmortized" BIGINT NOT NULL,
    "blended" BIGINT NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "CostSpanUsage_pkey" PRIMARY KEY ("groupingId","length","start","usageTypeId","serviceId")
);

-- CreateIndex
CREATE INDEX "CostSpanLine_groupingId_valueId_length_start_idx" ON "CostSpanLine"("groupingId", "valueId", "length", "start");

-- What is held already is summed up, so that views answer from the new tables at once.
SET LOCAL work_mem = '256MB';

INSERT INTO "CostSpanLine"
SELECT "groupingId", 'third'::"CostSpanLength", date_trunc('month', "day"::timestamp)::date + 10 * least((extract(day FROM "day")::int - 1) / 10, 2), "usageTypeId", "serviceId", "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), count(*)
FROM "CostLine" GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6;

INSERT INTO "CostSpanLine"
SELECT "groupingId", 'month'::"CostSpanLength", date_trunc('month', "start"::timestamp)::date, "usageTypeId", "serviceId", "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanLine" WHERE "length" = 'third' GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6;

INSERT INTO "CostSpanLine"
SELECT "groupingId", 'quarter'::"CostSpanLength", date_trunc('quarter', "start"::timestamp)::date, "usageTypeId", "serviceId", "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanLine" WHERE "length" = 'month' GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6;

INSERT INTO "CostSpanLine"
SELECT "groupingId", 'year'::"CostSpanLength", date_trunc('year', "start"::timestamp)::date, "usageTypeId", "serviceId", "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanLine" WHERE "length" = 'quarter' GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6;

INSERT INTO "CostSpanTotal"
SELECT "groupingId", 'third'::"CostSpanLength", date_trunc('month', "day"::timestamp)::date + 10 * least((extract(day FROM "day")::int - 1) / 10, 2), "valueId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), count(*)
FROM "CostDayTotal" GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;

INSERT INTO "CostSpanTotal"
SELECT "groupingId", 'month'::"CostSpanLength", date_trunc('month', "start"::timestamp)::date, "valueId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanTotal" WHERE "length" = 'third' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;

INSERT INTO "CostSpanTotal"
SELECT "groupingId", 'quarter'::"CostSpanLength", date_trunc('quarter', "start"::timestamp)::date, "valueId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanTotal" WHERE "length" = 'month' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;

INSERT INTO "CostSpanTotal"
SELECT "groupingId", 'year'::"CostSpanLength", date_trunc('year', "start"::timestamp)::date, "valueId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanTotal" WHERE "length" = 'quarter' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;

INSERT INTO "CostSpanValue"
SELECT "groupingId", 'third'::"CostSpanLength", date_trunc('month', "day"::timestamp)::date + 10 * least((extract(day FROM "day")::int - 1) / 10, 2), "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), count(*)
FROM "CostDayValue" GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;

INSERT INTO "CostSpanValue"
SELECT "groupingId", 'month'::"CostSpanLength", date_trunc('month', "start"::timestamp)::date, "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanValue" WHERE "length" = 'third' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;

INSERT INTO "CostSpanValue"
SELECT "groupingId", 'quarter'::"CostSpanLength", date_trunc('quarter', "start"::timestamp)::date, "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanValue" WHERE "length" = 'month' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;

INSERT INTO "CostSpanValue"
SELECT "groupingId", 'year'::"CostSpanLength", date_trunc('year', "start"::timestamp)::date, "valueId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanValue" WHERE "length" = 'quarter' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;

INSERT INTO "CostSpanUsage"
SELECT "groupingId", 'third'::"CostSpanLength", date_trunc('month', "day"::timestamp)::date + 10 * least((extract(day FROM "day")::int - 1) / 10, 2), "usageTypeId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), count(*)
FROM "CostDayUsage" GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;

INSERT INTO "CostSpanUsage"
SELECT "groupingId", 'month'::"CostSpanLength", date_trunc('month', "start"::timestamp)::date, "usageTypeId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanUsage" WHERE "length" = 'third' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;

INSERT INTO "CostSpanUsage"
SELECT "groupingId", 'quarter'::"CostSpanLength", date_trunc('quarter', "start"::timestamp)::date, "usageTypeId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanUsage" WHERE "length" = 'month' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;

INSERT INTO "CostSpanUsage"
SELECT "groupingId", 'year'::"CostSpanLength", date_trunc('year', "start"::timestamp)::date, "usageTypeId", "serviceId", sum("unblended"), sum("amortized"), sum("netUnblended"), sum("netAmortized"), sum("blended"), sum("days")
FROM "CostSpanUsage" WHERE "length" = 'quarter' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5;

-- Their months are among the spans.
DROP TABLE "CostMonthLine";
DROP TABLE "CostMonthTotal";
DROP TABLE "CostMonthUsage";
DROP TABLE "CostMonthValue";
