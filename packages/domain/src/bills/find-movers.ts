import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { byAmount } from "./by-amount.ts";
import { changeOf } from "./compare-months.ts";
import type { MonthBills } from "./month-bills.ts";
import type { Report } from "./report-markdown.ts";
import type { BillChange } from "./schema.ts";

const mostMovers = 5;

export interface BillMover extends BillChange {
  team: string;
  service: string;
  after: string;
}

/** The services of teams whose own costs moved most between the months, in dollars. */
export function findMovers({ bills, before, teams }: Report): BillMover[] {
  const [now, then] = [spendBy(bills, teams), spendBy(before, teams)];
  const moved = [...new Set([...now.keys(), ...then.keys()])].map((name) => {
    const [earlier, later] = [then.get(name)?.amount ?? 0n, now.get(name)?.amount ?? 0n];
    const { team, service } = now.get(name) ?? then.get(name) ?? { team: "", service: "" };
    const size = later > earlier ? later - earlier : earlier - later;
    return { amount: size, mover: { team, service, after: writeMoney(later), ...changeOf(earlier, later) } };
  });
  return moved
    .filter(({ amount }) => amount > 0n)
    .toSorted(byAmount)
    .slice(0, mostMovers)
    .map(({ mover }) => mover);
}

function spendBy({ divided }: MonthBills, teams: Report["teams"]) {
  const sums = new Map<string, { team: string; service: string; amount: bigint }>();
  for (const { slug, own } of divided.teams) {
    if (teams !== "all" && !teams.includes(slug)) continue;
    for (const { service, amount } of own) {
      const name = JSON.stringify([slug, service]);
      sums.set(name, { team: slug, service, amount: (sums.get(name)?.amount ?? 0n) + amount });
    }
  }
  return sums;
}
