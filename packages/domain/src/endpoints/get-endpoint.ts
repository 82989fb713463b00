import { componentHint } from "@quarry/aws-core/endpoints/component-hint";
import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { z } from "zod";
import type { Actor } from "../operation/actor.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { query } from "../operation/query.ts";
import { componentOf, endpointRelations, progressOf, toEndpointView } from "./endpoint-view.ts";
import type { EndpointRow } from "./endpoint-view.ts";
import { visibleEndpoints } from "./find-endpoints.ts";
import { OfficeHours } from "./office-hours.ts";
import { looksAfterEndpoint } from "./looks-after-endpoint.ts";
import { EndpointDetailView, EndpointReference, UpdateFailure } from "./schema.ts";

/** One endpoint: what AWS says of it, what was asked for, what happened and what it costs. */
export const getEndpoint = query({
  permission: "endpoints.read",
  route: { method: "GET", path: "/endpoints/{id}", summary: "Show one SageMaker endpoint" },
  input: EndpointReference,
  output: EndpointDetailView,
  async run({ context, input: { id } }) {
    const row = await findEndpoint(context, id);
    const now = new Date();
    const { arn, requestId, generation, configName, failureReason, spec } = row;
    return {
      ...toEndpointView(row, now),
      teamSlug: row.team?.slug ?? null,
      arn,
      requestId,
      generation,
      configName,
      failureReason,
      ...updateFactsOf(row),
      spec: DeploymentSpec.safeParse(spec).data ?? null,
      progress: progressOf(row, now),
      schedule: row.schedule === null ? null : OfficeHours.parse(row.schedule),
      idleMinutes: row.idleMinutes,
      idleNoticedAt: row.idleNoticedAt?.toISOString() ?? null,
      calledAt: row.calledAt?.toISOString() ?? null,
      timeline: await timelineOf(context.database, id),
      runs: row.runs.map(({ instanceType, instances, startedAt, endedAt }) => ({
        instanceType,
        instances,
        startedAt: startedAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
      })),
      console: consoleOf(row),
      mayChange:
        context.actor.kind === "user" && row.goneAt === null && looksAfterEndpoint(context.actor, row),
      mayUpdate: row.goneAt === null && worksInTeam(context.actor, row),
    };
  },
});

const worksInTeam = (actor: Actor, { teamId }: EndpointRow): boolean =>
  actor.kind === "user" && actor.teams.some(({ id, role }) => id === teamId && role !== "viewer");

function updateFactsOf(row: EndpointRow): Pick<EndpointDetailView, "update" | "updateFailure" | "component"> {
  const failure = row.updateFailure === null ? null : UpdateFailure.parse(row.updateFailure);
  const { updateRequestId: requestId } = row;
  const component = componentOf(row);
  return {
    update: requestId === null ? null : { requestId, goesBack: failure !== null },
    updateFailure: failure,
    component: component && { ...component, hint: componentHint(component) },
  };
}

/** @throws DomainError `not-found` also for an endpoint of another team */
async function findEndpoint({ database, actor }: KnownContext, id: string): Promise<EndpointRow> {
  const row = await database.endpoint.findFirst({
    where: { AND: [{ id }, visibleEndpoints(actor)] },
    include: endpointRelations,
  });
  if (!row) throw notFound("endpoint");
  return row;
}

const Told = z.object({
  status: z.string().nullable().optional(),
  reason: z.string().optional(),
  cause: z.string().optional(),
  /** Models that were not deleted, each with what uses it. */
  kept: z.array(z.string()).optional(),
});

async function timelineOf(database: Pick<Transaction, "event">, id: string) {
  const events = await database.event.findMany({
    // Test calls are many, and none changes the endpoint.
    where: {
      subjectKind: "endpoint",
      subjectId: id,
      name: { notIn: ["endpoint.call-started", "endpoint.invoked"] },
    },
    orderBy: { sequence: "asc" },
    select: { name: true, actorKind: true, actorName: true, at: true, after: true },
  });
  return events.map(({ name, actorKind, actorName, at, after }) => {
    const { status, reason, cause, kept } = Told.catch({}).parse(after ?? {});
    return {
      name,
      who: actorKind === "system" ? "Quarry" : actorName,
      at: at.toISOString(),
      detail: [status, reason, cause, kept && `Kept ${kept.join("; ")}`].filter(Boolean).join(": "),
    };
  });
}

function consoleOf({ region, name, connection: { partition } }: EndpointRow) {
  const host = partition === "aws-cn" ? "console.amazonaws.cn" : `${region}.console.aws.amazon.com`;
  const group = encodeURIComponent(encodeURIComponent(`/aws/sagemaker/Endpoints/${name}`)).replaceAll(
    "%",
    "$",
  );
  return {
    endpoint: `https://${host}/sagemaker/home?region=${region}#/endpoints/${name}`,
    logs: `https://${host}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${group}`,
  };
}
