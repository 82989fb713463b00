"use client";

import type { BillView } from "@quarry/domain/bills/schema";
import { Skeleton } from "@quarry/ui/skeleton";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { historyData } from "./history-data.ts";

// Its library weighs on this page alone, and comes after what can be read without it.
const StackedChart = dynamic(async () => (await import("@quarry/ui/stacked-chart")).StackedChart, {
  loading: () => <Skeleton className="h-84" />,
});

/** The parts of a team's bill, stacked, month by month. */
export function BillHistory({ bill }: { bill: BillView }) {
  const data = useMemo(() => historyData(bill), [bill]);
  return <StackedChart {...data} />;
}
