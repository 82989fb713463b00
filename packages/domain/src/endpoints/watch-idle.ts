import { readInvocations } from "@quarry/aws-core/endpoints/read-invocations";
import { resourceNames } from "@quarry/aws-core/endpoints/resource-names";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { appendEvent } from "../audit/append-event.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { tellOfEndpoint } from "../notices/tell-of-endpoint.ts";
import { minutes } from "../operation/units.ts";
import type { Transaction } from "../operation/context.ts";
import { aboutEndpoint } from "./about-endpoint.ts";
import { isAsynchronous } from "./is-asynchronous.ts";
import type { Pass } from "./start-pass.ts";
import { wantOfEndpoint } from "./want-of-endpoint.ts";
import { writePass } from "./write-pass.ts";

/** How long after the notice an idle endpoint is stopped. */
const graceMinutes = 30;

/**
 * Looks when an endpoint was called last. One that nobody calls for as long as was said is announced as idle, and
 * stopped half an hour later if it still is; a call takes the notice back. What CloudWatch does not tell
 * stops nothing.
 */
export async function watchIdle(context: JobContext, pass: Pass): Promise<void> {
  const { endpoint } = pass;
  const { idleMinutes, readyAt } = endpoint;
  if (idleMinutes === null || readyAt === null || isAsynchronous(endpoint)) return;
  const now = new Date();
  const calledAt = await lastCall(
    context,
    pass,
    new Date(now.getTime() - minutes(idleMinutes + graceMinutes)),
  );
  if (calledAt === "unknown") return;
  const since = new Date(
    Math.max(calledAt?.getTime() ?? 0, endpoint.calledAt?.getTime() ?? 0, readyAt.getTime()),
  );
  const idleFor = now.getTime() - since.getTime();
  if (idleFor < minutes(idleMinutes)) {
    await keep(context, pass, { calledAt: calledAt ?? endpoint.calledAt, idleNoticedAt: null });
  } else if (endpoint.idleNoticedAt === null) {
    await keep(context, pass, { calledAt: calledAt ?? endpoint.calledAt, idleNoticedAt: now });
  } else if (now.getTime() - endpoint.idleNoticedAt.getTime() >= minutes(graceMinutes)) {
    await stop(context, pass);
  }
}

/** The last minute with a call since then; null for none, unknown when CloudWatch may not be read. */
async function lastCall(context: JobContext, pass: Pass, from: Date): Promise<Date | null | "unknown"> {
  const { endpoint, connection, calls } = pass;
  const names = resourceNames(endpoint.name, endpoint.generation);
  try {
    const points = await readInvocations(context.aws.clientsFor(connection, endpoint.region), {
      endpoint: endpoint.name,
      variant: names.variant,
      ...(calls?.createInferenceComponent && { component: names.component }),
      from,
      until: new Date(),
      periodSeconds: 60,
      signal: context.signal,
    });
    const called = points.filter(({ invocations }) => invocations > 0).at(-1);
    return called ? new Date(called.at) : null;
  } catch (error) {
    if (error instanceof AwsError && error.code !== "aborted") return "unknown";
    throw error;
  }
}

async function keep(
  context: JobContext,
  pass: Pass,
  data: { calledAt: Date | null; idleNoticedAt: Date | null },
): Promise<void> {
  const { endpoint } = pass;
  const announce = async (transaction: Transaction) => {
    await appendEvent(transaction, context, {
      name: "endpoint.idle",
      ...aboutEndpoint(endpoint),
      after: { idleMinutes: endpoint.idleMinutes, stopsInMinutes: graceMinutes },
    });
    const facts = { idleMinutes: endpoint.idleMinutes ?? 0, graceMinutes };
    const occasion = data.idleNoticedAt?.toISOString() ?? "";
    await tellOfEndpoint(transaction, context, { kind: "endpoint.idle", id: endpoint.id, occasion, facts });
  };
  await writePass(context, pass, { data, ...(data.idleNoticedAt !== null && { also: announce }) });
}

async function stop(context: JobContext, pass: Pass): Promise<void> {
  const { endpoint } = pass;
  await writePass(context, pass, {
    data: { idleNoticedAt: null },
    async also(transaction) {
      const want = { wish: "stopped", from: ["running"], otherwise: "was changed meanwhile." } as const;
      await wantOfEndpoint(transaction, context, { endpoint, want });
      await appendEvent(transaction, context, {
        name: "endpoint.stop-wanted",
        ...aboutEndpoint(endpoint),
        after: { idleMinutes: endpoint.idleMinutes },
      });
      const { id, idleMinutes, idleNoticedAt } = endpoint;
      const told = { kind: "endpoint.idle-stopped", facts: { idleMinutes: idleMinutes ?? 0 } } as const;
      await tellOfEndpoint(transaction, context, {
        ...told,
        id,
        occasion: idleNoticedAt?.toISOString() ?? "",
      });
    },
  });
}
