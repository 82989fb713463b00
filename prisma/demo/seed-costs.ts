import { call } from "@orpc/server";
import { connectSource } from "@quarry/domain/costs/sources/connect-source";
import { demoActor } from "./demo-actor.ts";
import type { Means } from "./demo-actor.ts";

const tagKeys = ["Team", "Project", "CostCenter", "quarry:operation", "quarry:owner"];
/** Enough to read all of it every day. */
const callsPerDay = 50;
/** Enough for 13 months by account and by each tag key; three dollars, if the demo's AWS were the real one. */
const historyCalls = 300;

/** Has the bill of the account that pays for the others read, with all of its history at once. */
export async function seedCosts(means: Means): Promise<void> {
  const { database } = means;
  if ((await database.costSource.count()) > 0) return;
  const { id } = await database.connection.findUniqueOrThrow({ where: { name: "Company" } });
  const context = { ...means, actor: await demoActor(means, "ada@example.com"), requestId: "demo" };
  await call(connectSource, { connectionId: id, callsPerDay, tagKeys, historyCalls }, { context });
}
