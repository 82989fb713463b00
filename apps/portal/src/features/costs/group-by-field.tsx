import type { CostGroupingsView } from "@quarry/domain/costs/views/schema";
import { Combobox } from "@quarry/ui/combobox";
import { Select } from "@quarry/ui/select";
import type { z } from "zod";
import type { CostAddress } from "./cost-address-schema.ts";
import { groupByLabel } from "./cost-words.ts";

/** What costs can be divided by, and of which bills. */
export type Groupings = z.output<typeof CostGroupingsView>;

interface GroupByFieldProps {
  address: CostAddress;
  onChange: (part: Partial<CostAddress>) => void;
  groupings: Groupings;
}

/** What costs are divided by: dimensions of the bill, and the tags that it is read by. */
export function GroupByField({ address, onChange, groupings }: GroupByFieldProps) {
  const options = groupByOptions(groupings, address);
  return (
    <Combobox
      label="Group by"
      className="sm:w-48"
      options={options}
      value={address.groupBy}
      onChange={(next) => {
        const chosen = options.find(({ value }) => value === next);
        if (chosen) onChange({ groupBy: chosen.value, top: 8 });
      }}
      searchPlaceholder="Search tags and dimensions"
    />
  );
}

/** Which bill is shown, where several are read. */
export function BillField({ address, onChange, groupings: { bills } }: GroupByFieldProps) {
  if (bills.length < 2) return null;
  const options = bills.map(({ connectionId, connection, accountId }) => ({
    value: connectionId,
    label: connection,
    hint: accountId,
  }));
  return (
    <Select
      label="Bill"
      className="sm:w-44"
      options={[{ value: "", label: "All bills" }, ...options]}
      value={address.connectionId ?? ""}
      onChange={(next) => onChange({ connectionId: next === "" ? undefined : next })}
    />
  );
}

/** Everything a bill is to be divided by, and what an old address may still ask for. */
function groupByOptions({ items }: Groupings, { groupBy }: CostAddress) {
  const known = items.map(({ by, heldUntil }) => ({
    value: by,
    label: groupByLabel(by),
    hint: heldUntil === null ? "Not read yet" : undefined,
  }));
  if (known.some(({ value }) => value === groupBy)) return known;
  return [...known, { value: groupBy, label: groupByLabel(groupBy), hint: "No bill is divided so" }];
}
