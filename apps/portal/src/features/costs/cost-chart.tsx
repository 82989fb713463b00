"use client";

import type { CostView } from "@quarry/domain/costs/schema";
import { Skeleton } from "@quarry/ui/skeleton";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { chartData } from "./chart-data.ts";

// Its library weighs on this page alone, and comes after what can be read without it.
const StackedChart = dynamic(async () => (await import("@quarry/ui/stacked-chart")).StackedChart, {
  loading: () => <Skeleton className="h-84" />,
});

/** Costs over time, stacked by group. */
export function CostChart({ view }: { view: CostView }) {
  const data = useMemo(() => chartData(view), [view]);
  return <StackedChart {...data} />;
}
