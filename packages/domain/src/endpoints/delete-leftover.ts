import { Prisma } from "@quarry/database/generated/client";
import { z } from "zod";
import { usableConnections } from "../connections/find-connection.ts";
import { visibleTeams } from "../operation/actor.ts";
import { command } from "../operation/command.ts";
import { notFound } from "../operation/domain-error.ts";
import { EndpointReference } from "./schema.ts";

/** Has something deleted in AWS that no endpoint uses; the worker looks once more before it does. */
export const deleteLeftover = command({
  permission: "endpoints.tidy",
  event: "endpoint-leftover.deletion-wanted",
  route: {
    method: "DELETE",
    path: "/endpoint-leftovers/{id}",
    summary: "Delete what an endpoint left behind",
    successStatus: 202,
  },
  input: EndpointReference,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { id } }) {
    const leftover = await transaction.endpointLeftover.findFirst({
      where: { id, connection: usableConnections(visibleTeams(context.actor)) },
    });
    if (!leftover) throw notFound("leftover");
    const data = { unwantedAt: new Date(), failure: Prisma.DbNull };
    await transaction.endpointLeftover.update({ where: { id }, data });
    const payload = { leftoverId: id };
    await context.jobs.enqueue(transaction, { name: "endpoints.delete-leftover", payload, key: id });
    const { kind, name, arn } = leftover;
    return {
      result: { id },
      changes: [{ subject: { kind: "endpoint-leftover", id, label: name }, before: { kind, arn } }],
    };
  },
});
