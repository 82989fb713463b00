"use client";

import type { LensView } from "@quarry/domain/metering/schema";
import { Skeleton } from "@quarry/ui/skeleton";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { lensChart } from "./lens-chart-data.ts";

// Its library weighs on this page alone, and comes after what can be read without it.
const StackedChart = dynamic(async () => (await import("@quarry/ui/stacked-chart")).StackedChart, {
  loading: () => <Skeleton className="h-84" />,
});

/** Bars of what was billed, with what was metered and what is forecast as lines over them. */
export function LensChart({ view }: { view: LensView }) {
  const data = useMemo(() => lensChart(view), [view]);
  return <StackedChart {...data} />;
}
