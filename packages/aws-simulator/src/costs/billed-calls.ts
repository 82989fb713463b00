// Cost Explorer's own price: a cent for every answered call, also for every further page.
import type { JournalEntry } from "../world/journal.ts";
import { defineTable, everywhere } from "../world/tables.ts";
import type { World } from "../world/world.ts";
import { costSettings } from "./cost-settings.ts";
import { hourOf, recordHours } from "./meter.ts";
import type { Meter } from "./meter.ts";

type CallsRow = { hour: number; operation: string; calls: number };

const callsTable = defineTable<CallsRow>("costs.calls");

const cent = 100_000_000;

/** Counts an answered call; refused ones are free, and so are those that only look at cost allocation tags. */
export function countCall(world: World, entry: JournalEntry): void {
  if (entry.outcome === "error" || entry.operation.includes("CostAllocationTag")) return;
  const hour = hourOf(world.clock.now());
  const rows = world.tables.rows(callsTable, everywhere(entry.account));
  const id = `${hour} ${entry.operation}`;
  rows.set(id, { hour, operation: entry.operation, calls: (rows.get(id)?.calls ?? 0) + 1 });
}

/** What the calls of Cost Explorer cost, by account and operation. */
export function callMeters(world: World): Meter[] {
  if (!costSettings(world).billsCalls) return [];
  return world.tables.scopes(callsTable).flatMap(({ account }) => {
    const rows = [...world.tables.rows(callsTable, everywhere(account)).values()];
    return [...new Set(rows.map(({ operation }) => operation))].map((operation) =>
      meterOf(account, operation, rows),
    );
  });
}

function meterOf(account: string, operation: string, rows: readonly CallsRow[]): Meter {
  const usage = recordHours();
  for (const row of rows.filter((one) => one.operation === operation))
    usage.add(row.hour, { amount: row.calls * cent, quantity: row.calls * 1_000_000 });
  const days = [...usage.days.keys()];
  return {
    dimensions: {
      account,
      service: "AWS Cost Explorer",
      serviceCode: "AWSCostExplorer",
      region: "us-east-1",
      usageType: "USE1-APIRequest",
      operation,
      recordType: "Usage",
      instanceType: "",
      billingEntity: "AWS",
      legalEntity: "Amazon Web Services, Inc.",
    },
    resourceId: "",
    tags: {},
    unit: "Requests",
    first: Math.min(...days),
    end: Math.max(...days) + 1,
    lagHours: 10,
    counts: "both",
    discount: 0,
    usage,
  };
}
