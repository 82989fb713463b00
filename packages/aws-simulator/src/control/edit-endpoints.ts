import { z } from "zod";
import { durations, momentAfter } from "../services/sagemaker/durations.ts";
import { endpointTable } from "../services/sagemaker/endpoint-rows.ts";
import type { EndpointRow } from "../services/sagemaker/endpoint-rows.ts";
import {
  addFault,
  clearFaults,
  faultKinds,
  listFaults,
  matchesPattern,
} from "../services/sagemaker/faults.ts";
import { plan, settleAll } from "../services/sagemaker/settle.ts";
import type { World } from "../world/world.ts";

/** A name of an endpoint or component; `*` stands for any characters. */
const pattern = z.string().regex(/^[a-zA-Z0-9*-]+$/, "A pattern has letters, digits, hyphens and *.");

export const EndpointEditInput = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("fail"),
    pattern,
    fault: z.enum(faultKinds),
    count: z.int().positive().optional(),
  }),
  z.strictObject({
    action: z.literal("system-update"),
    pattern,
    /** Before the time scale. */
    seconds: z.number().positive().default(durations.systemUpdate),
  }),
  z.strictObject({ action: z.literal("clear") }),
]);

/** Plans what befalls endpoints, or lets AWS itself update those that are in service. */
export function editEndpoints(world: World, edit: z.infer<typeof EndpointEditInput>): object {
  if (edit.action === "system-update") return { updating: updateBySystem(world, edit) };
  if (edit.action === "clear") clearFaults(world);
  else addFault(world, { pattern: edit.pattern, fault: edit.fault, count: edit.count ?? null });
  return listFaults(world);
}

function updateBySystem(world: World, edit: { pattern: string; seconds: number }): string[] {
  settleAll(world);
  const at = world.clock.now().toISOString();
  const resting = world.tables
    .scopes(endpointTable)
    .flatMap((scope) => [...world.tables.rows(endpointTable, scope).values()])
    .filter(({ name, status }) => status === "InService" && matchesPattern(edit.pattern, name));
  for (const row of resting) begin(row, at, momentAfter(world, edit.seconds));
  return resting.map(({ name }) => name);
}

function begin(row: EndpointRow, now: string, end: string): void {
  row.status = "SystemUpdating";
  row.modifiedAt = now;
  plan(row, [{ at: end, do: "enter", status: "InService" }]);
}
