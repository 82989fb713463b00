import { Prisma } from "@quarry/database/generated/client";
import type { Endpoint } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { EventName } from "../audit/event-names.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { tellOfEndpoint } from "../notices/tell-of-endpoint.ts";
import type { Transaction } from "../operation/context.ts";
import { aboutEndpoint } from "./about-endpoint.ts";
import { lastBoundary } from "./last-boundary.ts";
import { OfficeHours } from "./office-hours.ts";
import { wantOfEndpoint } from "./want-of-endpoint.ts";

/** How long before its end the team of an endpoint is told. */
const noticeHours = 24;

type Due = Pick<Endpoint, "id" | "name" | "teamId"> & { endsAt: Date };

/** Tells teams which endpoints end within a day, and has those deleted whose time has come, by the database's clock. */
export async function endEndpoints(context: JobContext): Promise<void> {
  await context.database.$transaction(async (transaction) => {
    const ending = await transaction.$queryRaw<Due[]>`
      UPDATE "Endpoint" SET "endNoticedAt" = now()
      WHERE "goneAt" IS NULL AND "wish" IN ('running', 'stopped') AND "endNoticedAt" IS NULL
        AND "endsAt" <= now() + make_interval(hours => ${noticeHours}::int)
      RETURNING id::text, "name", "teamId"::text AS "teamId", "endsAt"`;
    for (const one of ending) {
      await tell(transaction, context, { ...one, event: "endpoint.ending" });
      await tellOfEndpoint(transaction, context, { kind: "endpoint.ending", ...endOf(one) });
    }
    const ended = await transaction.$queryRaw<Due[]>`
      SELECT id::text, "name", "teamId"::text AS "teamId", "endsAt" FROM "Endpoint"
      WHERE "goneAt" IS NULL AND "wish" IN ('running', 'stopped') AND "endsAt" <= now() FOR UPDATE`;
    for (const one of ended) {
      const want = { wish: "deleted", from: ["running", "stopped"], otherwise: "is gone." } as const;
      await wantOfEndpoint(transaction, context, { endpoint: one, want });
      await tell(transaction, context, { ...one, event: "endpoint.ended" });
      await tellOfEndpoint(transaction, context, { kind: "endpoint.ended", ...endOf(one) });
    }
  });
}

/** Another end is another occasion: whoever extends an endpoint is told again. */
const endOf = ({ id, endsAt }: Due) => ({ id, occasion: endsAt.toISOString(), facts: { at: endsAt } });

/** Stops and starts endpoints at the borders of their office hours; what was done by hand since a border holds. */
export async function keepOfficeHours(context: JobContext, now = new Date()): Promise<void> {
  const rows = await context.database.endpoint.findMany({
    where: { goneAt: null, wish: { in: ["running", "stopped"] }, schedule: { not: Prisma.DbNull } },
  });
  for (const row of rows) {
    if (row.schedule === null || row.wishedAt === null) continue;
    const { at, opens } = lastBoundary(OfficeHours.parse(row.schedule), now);
    const [wish, other] = opens ? (["running", "stopped"] as const) : (["stopped", "running"] as const);
    if (row.wish === wish || at <= row.wishedAt) continue;
    await context.database.$transaction(async (transaction) => {
      const want = { wish, from: [other], otherwise: "was changed meanwhile." } as const;
      await wantOfEndpoint(transaction, context, { endpoint: row, want });
      const event = opens ? "endpoint.start-wanted" : "endpoint.stop-wanted";
      await tell(transaction, context, { ...row, endsAt: at, event });
    });
  }
}

async function tell(
  transaction: Transaction,
  context: JobContext,
  { endsAt, event, ...endpoint }: Due & { event: EventName },
): Promise<void> {
  await appendEvent(transaction, context, {
    name: event,
    ...aboutEndpoint(endpoint),
    after: { at: endsAt.toISOString() },
  });
}
