import type { RouterClient } from "@orpc/server";
import { aTeamBill, evenRules } from "../bills/testing/a-team-bill.ts";
import type { Operations } from "../operations.ts";
import type { Person, World } from "./world.ts";

type Calls = RouterClient<Operations>;
interface Arranged {
  id: string;
}

const month = "2026-01";

/** A call of every operation on teams' bills that succeeds for somebody. */
export function billCases(world: World) {
  const arrange = async (): Promise<Arranged> => {
    await aTeamBill(world.database, [{ day: `${month}-05`, usd: "1", owner: "search" }]);
    await world.database.billRuleSet.deleteMany();
    return { id: "" };
  };
  const arrangeRules = async (): Promise<Arranged> => {
    await arrange();
    await (await world.as("ada")).bills.saveRules(evenRules());
    return { id: "" };
  };
  const arrangeReport = async (person: Person): Promise<Arranged> => {
    const email = `${person}@example.com`;
    const { id: userId } = await world.database.user.findUniqueOrThrow({ where: { email } });
    const facts = { teams: ["search"], dayOfMonth: 5, metric: "unblended" };
    return world.database.billSubscription.create({ data: { userId, ...facts } });
  };
  const { month: since, version, ...rules } = evenRules();
  const team = "search";
  return {
    "bills.list": { arrange, call: (calls: Calls) => calls.bills.list({ month }) },
    "bills.get": { arrange, call: (calls: Calls) => calls.bills.get({ month, team }) },
    "bills.report": { arrange, call: (calls: Calls) => calls.bills.report({ month, team }) },
    "bills.download": { arrange, call: (calls: Calls) => calls.bills.download({ month, team }) },
    "bills.rules": { arrange: arrangeRules, call: (calls: Calls) => calls.bills.rules({}) },
    "bills.saveRules": {
      arrange,
      call: (calls: Calls) => calls.bills.saveRules({ month: since, version, ...rules }),
    },
    "bills.removeRules": {
      arrange: arrangeRules,
      call: (calls: Calls) => calls.bills.removeRules({ month: since, version: 1 }),
    },
    "bills.previewRules": { arrange, call: (calls: Calls) => calls.bills.previewRules({ month, ...rules }) },
    "bills.subscriptions": { call: (calls: Calls) => calls.bills.subscriptions({}) },
    "bills.subscribe": { call: (calls: Calls) => calls.bills.subscribe({ teams: [team] }) },
    "bills.unsubscribe": {
      arrange: arrangeReport,
      call: (calls: Calls, { id }: Arranged) => calls.bills.unsubscribe({ id }),
    },
  };
}
