import { explainEndpointFailure } from "@quarry/aws-core/endpoints/explain-endpoint-failure";
import { readLastLogLines } from "@quarry/aws-core/endpoints/read-last-log-lines";
import type { LogTail } from "@quarry/aws-core/endpoints/read-last-log-lines";
import type { Endpoint } from "@quarry/database/generated/client";
import type { Actor } from "../operation/actor.ts";
import { query } from "../operation/query.ts";
import { componentsOf, reachEndpoint, readSoftly } from "./reach-endpoint.ts";
import type { ReachedEndpoint } from "./reach-endpoint.ts";
import { EndpointLogsView } from "./reading-schema.ts";
import type { Unread } from "./reading-schema.ts";
import { EndpointReference } from "./schema.ts";

/** Enough for a traceback and what led to it. */
const mostLines = 200;

/** The last lines of an endpoint's container, from CloudWatch, and what they say about its failure. */
export const getEndpointLogs = query({
  permission: "endpoints.read",
  route: { method: "GET", path: "/endpoints/{id}/logs", summary: "Last log lines of an endpoint" },
  input: EndpointReference,
  output: EndpointLogsView,
  async run({ context, input: { id }, signal }) {
    const reached = await reachEndpoint(context, id);
    const { failureReason } = reached.endpoint;
    const { reading, unread } = mayReadLog(context.actor, reached.endpoint)
      ? await readSoftly(() => tailOf(reached, signal))
      : { reading: null, unread: notForYou };
    const { group, stream, lines } = reading ?? { group: null, stream: null, lines: [] };
    return { group, stream, lines, unread, explanation: explanationOf(failureReason, lines) };
  },
});

// A container may write down what it was asked: that is for the team whose endpoint it is, and for admins.
function mayReadLog(actor: Actor, { teamId }: Pick<Endpoint, "teamId">): boolean {
  if (actor.kind !== "user") return false;
  return actor.platformRole === "admin" || actor.teams.some((team) => team.id === teamId);
}

const notForYou: Unread = {
  title: "These log lines are not shown to you",
  cause:
    "A container may write down what it was asked, so its log is for the team of the endpoint and admins.",
  remedy: "Ask one of them, or read the log in the AWS console if your own role may.",
};

async function tailOf(reached: ReachedEndpoint, signal: AbortSignal | undefined): Promise<LogTail> {
  const { clients, endpoint } = reached;
  const [component] = await componentsOf(reached, signal);
  const whose =
    component === undefined
      ? ({ of: "endpoint", name: endpoint.name } as const)
      : ({ of: "inference-component", name: component } as const);
  return readLastLogLines(clients, { ...whose, limit: mostLines, ...(signal && { signal }) });
}

function explanationOf(reason: string | null, lines: LogTail["lines"]): Unread | null {
  if (reason === null) return null;
  const texts = lines.map(({ text }) => text);
  const { ruleId, title, cause, remedy } = explainEndpointFailure(reason, texts);
  return ruleId === "unknown" ? null : { title, cause, remedy };
}
