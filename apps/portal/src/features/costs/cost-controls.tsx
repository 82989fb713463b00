import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import type { ReactNode } from "react";
import type { CostAddress } from "./cost-address-schema.ts";
import { addDays } from "@quarry/domain/costs/days-schema";
import { rangeNames, rangeOf } from "./cost-range.ts";
import type { RangeName } from "./cost-range.ts";
import { granularityLabels, metricOptions, rangeLabels } from "./cost-words.ts";

type CostDays = Pick<CostAddress, "metric" | "granularity" | "range" | "from" | "to">;

interface CostControlsProps {
  address: CostDays;
  /** A day in UTC, `YYYY-MM-DD`. */
  today: string;
  onChange: (part: Partial<CostDays>) => void;
  /** Fields that come first: whose costs, and by what. */
  children?: ReactNode;
}

/** Of which days costs are shown, and which of AWS's metrics. */
export function CostControls({ address, today, onChange, children }: CostControlsProps) {
  const { metric, granularity, range } = address;
  const chooseRange = (next: RangeName): void => {
    if (next === "custom") return onChange({ range: next, ...ownDays(address, today) });
    const days = { range: next, from: undefined, to: undefined };
    return onChange({ ...days, granularity: next === "13m" ? "monthly" : "daily" });
  };
  return (
    <div className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap">
      {children}
      <Select
        label="Days (UTC)"
        className="sm:w-36"
        options={rangeNames.map((value) => ({ value, label: rangeLabels[value] }))}
        value={range}
        onChange={chooseRange}
      />
      {range === "custom" ? <OwnDays address={address} today={today} onChange={onChange} /> : null}
      <Select
        label="Per"
        className="sm:w-28"
        options={granularities.map((value) => ({ value, label: granularityLabels[value] }))}
        value={granularity}
        onChange={(next) => onChange({ granularity: next })}
      />
      <Select
        label="Metric"
        className="sm:w-40"
        options={metricOptions}
        value={metric}
        onChange={(next) => onChange({ metric: next })}
      />
    </div>
  );
}

const granularities = ["daily", "monthly"] as const;

/** The days that are shown now, as the first ones to change. */
function ownDays(address: CostDays, today: string): { from: string; to: string } {
  const { from, until } = rangeOf(address, today);
  return { from, to: addDays(until, -1) };
}

function OwnDays({ address, today, onChange }: CostControlsProps) {
  const { from, to } = ownDays(address, today);
  return (
    <>
      <TextField
        label="First day"
        type="date"
        max={to}
        value={from}
        onChange={({ target: { value } }) => (value === "" ? undefined : onChange({ from: value }))}
      />
      <TextField
        label="Last day"
        type="date"
        min={from}
        max={today}
        value={to}
        onChange={({ target: { value } }) => (value === "" ? undefined : onChange({ to: value }))}
      />
    </>
  );
}
