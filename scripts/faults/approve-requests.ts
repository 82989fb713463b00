import { randomUUID } from "node:crypto";
import { defaultRules } from "@quarry/domain/requests/approval-policy";
import { specHash } from "@quarry/domain/requests/spec-hash";
import { aSpec } from "@quarry/domain/requests/testing/a-spec";
import { aPlan } from "@quarry/domain/requests/testing/pending-requests";
import type { Lane } from "./lane.ts";

const region = "us-east-1";

/**
 * Has requests approved: they are written as pending straight into the database, and each is then decided by the
 * operation itself, with its vote, its audit row, its intent and its job in one transaction.
 *
 * @returns the ids of those whose approval was acknowledged
 */
export async function approveRequests(lane: Lane, count: number): Promise<string[]> {
  const { database } = lane;
  const [team, requester, connection] = await Promise.all([
    database.team.findUniqueOrThrow({ where: { slug: "search" } }),
    database.user.findUniqueOrThrow({ where: { email: "linus@example.com" } }),
    database.connection.findUniqueOrThrow({ where: { name: "Company" } }),
  ]);
  const given = await aSpec(lane, { connectionId: connection.id, region });
  const pending = Array.from({ length: count }, () => {
    const id = randomUUID();
    const spec = { ...given, name: `search ${id.slice(0, 8)}` };
    const plan = aPlan(spec, id);
    return { id, spec, plan, specHash: specHash(spec, plan) };
  });
  await database.request.createMany({
    data: pending.map((one) => ({
      ...one,
      kind: "profile.create",
      title: one.spec.name,
      teamId: team.id,
      requesterId: requester.id,
      lastEditorId: requester.id,
      connectionId: connection.id,
      region,
      monthlyMicrodollars: BigInt(one.plan.cost.monthlyMicrodollars ?? 0),
      stages: [...(defaultRules[0]?.stages ?? [])],
      decideBy: new Date("2100-01-01"),
    })),
  });
  const decided = await Promise.allSettled(
    pending.map(async ({ id, specHash: hash }) => {
      await lane.people.grace.requests.approve({ id, version: 1, specHash: hash });
      return id;
    }),
  );
  return decided.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}
