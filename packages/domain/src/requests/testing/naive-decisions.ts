// How one would write it first: read, decide in code, write. The races must catch these.
import { z } from "zod";
import type { World } from "../../testing/world.ts";
import { Stage } from "../schema.ts";
import type { ProfileSpec } from "../schema.ts";
import { specHash } from "../spec-hash.ts";
import { aPlan } from "./pending-requests.ts";
import type { Pending } from "./pending-requests.ts";

/** Approves whatever is there when it is read to be pending. */
export async function approveNaively({ database, means }: World, { id }: Pending, approverId: string) {
  const request = await database.request.findUniqueOrThrow({ where: { id } });
  if (request.state !== "pending") throw new Error("decided");
  await database.$transaction(async (transaction) => {
    await transaction.request.update({ where: { id }, data: { state: "approved", decidedAt: new Date() } });
    const { version, requesterId, lastEditorId } = request;
    await transaction.vote.create({
      data: { requestId: id, version, stage: 0, requesterId, lastEditorId, approverId, isApproval: true },
    });
    await means.jobs.enqueue(transaction, { name: "requests.provision", payload: { requestId: id } });
  });
}

/** Changes whatever is there when it is read to be pending. */
export async function reviseNaively({ database }: World, { id }: Pending, spec: ProfileSpec) {
  const request = await database.request.findUniqueOrThrow({ where: { id } });
  if (request.state !== "pending") throw new Error("decided");
  const plan = aPlan(spec, id);
  await database.request.update({
    where: { id },
    data: { spec, plan, specHash: specHash(spec, plan), version: request.version + 1 },
  });
}

/** Takes back whatever is there when it is read to be pending. */
export async function cancelNaively({ database }: World, { id }: Pending) {
  const request = await database.request.findUniqueOrThrow({ where: { id } });
  if (request.state !== "pending") throw new Error("decided");
  await database.request.update({ where: { id }, data: { state: "cancelled" } });
}

/** Takes every approval that comes: counts up, and hands the request over once there are enough, step by step. */
export async function countNaively({ database, means }: World, { id }: Pending) {
  const { stages, state } = await database.request.findUniqueOrThrow({ where: { id } });
  if (state !== "pending") throw new Error("decided");
  const needed = z.array(Stage).parse(stages)[0]?.needed ?? 1;
  const data = { approvals: { increment: 1 } };
  const { approvals } = await database.request.update({ where: { id }, data });
  if (approvals < needed) return;
  await database.request.update({ where: { id }, data: { state: "approved" } });
  await database.$transaction((transaction) =>
    means.jobs.enqueue(transaction, { name: "requests.provision", payload: { requestId: id } }),
  );
}
