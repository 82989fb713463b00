import { endpointHint, typicalDuration } from "@quarry/aws-core/endpoints/endpoint-hint";
import type { Prisma } from "@quarry/database/generated/client";
import { EndpointComponent, EndpointFailure } from "./schema.ts";
import type { EndpointView } from "./schema.ts";

/** What an endpoint's view is made of. */
export const endpointRelations = {
  connection: { select: { accountId: true, name: true, partition: true } },
  team: { select: { name: true, slug: true } },
  owner: { select: { name: true } },
  runs: { orderBy: { startedAt: "asc" } },
} as const satisfies Prisma.EndpointInclude;

export type EndpointRow = Prisma.EndpointGetPayload<{ include: typeof endpointRelations }>;

/** An endpoint as it travels, at a moment. */
export function toEndpointView(row: EndpointRow, now: Date): EndpointView {
  const { id, name, region, connection, wish, status, failure, instanceType, instances } = row;
  return {
    id,
    name,
    region,
    account: { id: connection.accountId, name: connection.name },
    team: row.team?.name ?? null,
    owner: row.owner?.name ?? null,
    wish,
    status,
    hint: hintFor(row, now),
    failure: failure === null ? null : EndpointFailure.parse(failure),
    isUpdating: row.updateRequestId !== null,
    instanceType,
    instances,
    spending: { perHour: perHour(row)?.toString() ?? null, spent: spent(row, now)?.toString() ?? null },
    createdAt: (row.awsCreatedAt ?? row.createdAt).toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    seenAt: row.seenAt?.toISOString() ?? null,
    goneAt: row.goneAt?.toISOString() ?? null,
  };
}

/** Micro-dollars an hour of all instances that run now; 0 while none does, null when no price is known. */
export function perHour({ runs }: Pick<EndpointRow, "runs">): bigint | null {
  let sum = 0n;
  for (const { microdollarsPerHour, instances } of runs.filter(({ endedAt }) => endedAt === null)) {
    if (microdollarsPerHour === null) return null;
    sum += microdollarsPerHour * BigInt(instances);
  }
  return sum;
}

const hourMs = 3_600_000n;

/** Micro-dollars of all runs together until now; null when the price of one is not known. */
export function spent({ runs }: Pick<EndpointRow, "runs">, now: Date): bigint | null {
  let sum = 0n;
  for (const { microdollarsPerHour, instances, startedAt, endedAt } of runs) {
    if (microdollarsPerHour === null) return null;
    const milliseconds = BigInt(Math.max(0, (endedAt ?? now).getTime() - startedAt.getTime()));
    sum += (microdollarsPerHour * BigInt(instances) * milliseconds) / hourMs;
  }
  return sum;
}

/** Seconds in the status so far and as it usually takes; null where the status lasts. */
export function progressOf({ status, statusSince }: EndpointRow, now: Date) {
  const typical = status === null ? undefined : typicalDuration(status);
  if (typical === undefined || statusSince === null) return null;
  return { elapsed: Math.max(0, (now.getTime() - statusSince.getTime()) / 1000), typical };
}

/** Its inference component as it was seen last; null where it has none. */
export const componentOf = ({ component }: Pick<EndpointRow, "component">): EndpointComponent | null =>
  component === null ? null : EndpointComponent.parse(component);

function hintFor(row: EndpointRow, now: Date): string {
  const { status, wish, goneAt, statusSince, failureReason } = row;
  if (goneAt !== null) return "Nothing of it is left in AWS.";
  if (status !== null) {
    const elapsed = statusSince === null ? 0 : (now.getTime() - statusSince.getTime()) / 1000;
    const isAtZero = row.instances === 0 && componentOf(row)?.currentCopies === 0;
    return endpointHint(status, { elapsed, failureReason, ...(isAtZero && { serving: 0 }) });
  }
  if (wish === "running") return "The worker asks AWS for model, configuration and endpoint.";
  if (wish === "stopped")
    return "Stopped: no instance runs. Its configuration and model wait for the next start.";
  if (wish === "deleted") return "The worker removes what is left of it.";
  return "AWS has no endpoint of this name.";
}
