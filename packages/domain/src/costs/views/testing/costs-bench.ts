import { readMoney, writeMoney } from "@quarry/aws-core/costs/read-money";
import { createPrisma } from "@quarry/database/prisma-client";
import { executeSql } from "@quarry/database/execute-sql";
import { createTestDatabase } from "@quarry/database/testing/test-database";
import { afterAll, beforeAll } from "vitest";
import type { Database } from "../../../operation/context.ts";
import { CostQuery } from "../../schema.ts";
import type { CostView } from "../../schema.ts";
import type { Spend } from "../../testing/a-bill.ts";
import { answerView } from "../answer-view.ts";

export interface CostsBench {
  database: Database;
  connectionId: string;
  view: (query: Partial<CostQuery>) => Promise<CostView>;
}

/** A database of one account without people, whose sessions and process live in another time zone than bills do. */
export function useCosts({ zone }: { zone: string }): CostsBench {
  const bench: { made?: CostsBench; drop?: () => Promise<void> } = {};
  const zoneBefore = process.env["TZ"];
  beforeAll(async () => {
    process.env["TZ"] = zone;
    const { url, drop } = await createTestDatabase();
    await executeSql(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET timezone TO '${zone}'`);
    const database = createPrisma(url);
    const { id } = await database.connection.create({
      data: { name: "Company", accountId: "111122223333", regions: ["us-east-1"] },
    });
    bench.made = {
      database,
      connectionId: id,
      view: (query) => answerView(database, CostQuery.parse(query)),
    };
    bench.drop = async () => {
      await database.$disconnect();
      await drop();
    };
  });
  afterAll(async () => {
    await bench.drop?.();
    if (zoneBefore === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zoneBefore;
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every property is read from the bench once it is made
  return new Proxy({} as CostsBench, {
    get(_target, name) {
      if (!bench.made) throw new Error("The bench is there only within tests.");
      return Reflect.get(bench.made, name);
    },
  });
}

/** What spends add up to, by period and by any name of theirs: the sum that a view has to have, made without SQL. */
export function sumBy(spends: readonly Spend[], nameOf: (spend: Spend) => string): Record<string, string> {
  const sums = new Map<string, bigint>();
  for (const spend of spends) {
    const name = nameOf(spend);
    sums.set(name, (sums.get(name) ?? 0n) + readMoney(spend.usd));
  }
  return Object.fromEntries([...sums].map(([name, sum]) => [name, writeMoney(sum)]));
}
