import type { RouterClient } from "@orpc/server";
import { aBudget } from "../budgets/testing/a-budget.ts";
import type { Operations } from "../operations.ts";
import { aPlace } from "./walked-records.ts";
import type { World } from "./world.ts";

type Calls = RouterClient<Operations>;
const service = "AmazonBedrock" as const;
const tag = { tagKey: "Team", tagValue: "search", period: "monthly" as const };

/** A call of every operation on budgets that succeeds for somebody; those of team search are changed by Grace. */
export function budgetCases(world: World) {
  const arrange = async () => (await world.as("ada")).budgets.create(aBudget());
  const connectionId = async () => (await aPlace(world)).connectionId;
  return {
    "budgets.list": { call: (calls: Calls) => calls.budgets.list({}) },
    "budgets.get": { arrange, call: (calls: Calls, { id }: Arranged) => calls.budgets.get({ id }) },
    "budgets.create": { call: (calls: Calls) => calls.budgets.create(aBudget()) },
    "budgets.change": {
      arrange,
      call: (calls: Calls, { id }: Arranged) => calls.budgets.change({ ...aBudget(), id, version: 1 }),
    },
    "budgets.delete": { arrange, call: (calls: Calls, { id }: Arranged) => calls.budgets.delete({ id }) },
    "budgets.override": {
      arrange,
      call: (calls: Calls, { id }: Arranged) => calls.budgets.override({ id, until: null, reason: "walk" }),
    },
    "budgets.preview": { call: (calls: Calls) => calls.budgets.preview({ team: "search", ...tag }) },
    "budgets.scopes": { call: (calls: Calls) => calls.budgets.scopes({}) },
    "budgets.alarms": { call: (calls: Calls) => calls.budgets.alarms({}) },
    "budgets.setAlarm": {
      call: async (calls: Calls) =>
        calls.budgets.setAlarm({ connectionId: await connectionId(), service, amount: "5" }),
      as: "admin" as const,
    },
    "budgets.removeAlarm": {
      arrange: async () =>
        (await world.as("ada")).budgets.setAlarm({
          connectionId: await connectionId(),
          service,
          amount: "5",
        }),
      call: async (calls: Calls) =>
        calls.budgets.removeAlarm({ connectionId: await connectionId(), service }),
      as: "admin" as const,
    },
  };
}

interface Arranged {
  id: string;
}
