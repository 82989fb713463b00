import type { CostMetric } from "@quarry/domain/costs/schema";
import { IconButton } from "@quarry/ui/icon-button";
import { Select } from "@quarry/ui/select";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { metricOptions, monthInWords } from "../costs/cost-words.ts";
import { monthLater } from "./bills-address.ts";
import type { BillsAddress } from "./bills-address-schema.ts";

interface BillControlsProps {
  /** The month that is shown, `YYYY-MM`. */
  month: string;
  metric: CostMetric;
  /** The time of the page, ISO 8601. */
  now: string;
  onChange: (part: Partial<BillsAddress>) => void;
}

/** Steps through months, and chooses among AWS's metrics. */
export function BillControls({ month, metric, now, onChange }: BillControlsProps) {
  const step = (later: number) => onChange({ month: monthLater(month, later) });
  return (
    <div className="flex flex-wrap items-end justify-between gap-2">
      <div className="flex items-center gap-1">
        <IconButton label="Month before" icon={<ChevronLeft aria-hidden />} onClick={() => step(-1)} />
        <span aria-live="polite" className="min-w-36 text-center font-medium">
          {monthInWords(month)}
        </span>
        <IconButton
          label="Month after"
          icon={<ChevronRight aria-hidden />}
          disabled={month >= now.slice(0, 7)}
          onClick={() => step(1)}
        />
      </div>
      <Select
        label="Metric"
        labelHidden
        className="w-40"
        options={metricOptions}
        value={metric}
        onChange={(next) => onChange({ metric: next })}
      />
    </div>
  );
}
