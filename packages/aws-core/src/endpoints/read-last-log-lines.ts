import { DescribeLogStreamsCommand, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { maskSecrets } from "../access-explainer/mask-secrets.ts";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import { unlessGone } from "./could-not-find.ts";

export interface LogQuery {
  /** Whose containers: an endpoint's, or an inference component's. */
  of: "endpoint" | "inference-component";
  name: string;
  /** Lines at most, from 1 to 1,000. */
  limit: number;
  signal?: AbortSignal;
}

/** The end of a container's log; secrets in it are masked. */
export interface LogTail {
  group: string;
  /** The newest stream, one for each container; null when nothing was written yet. */
  stream: string | null;
  /** Oldest first; `at` is ISO 8601 in UTC. */
  lines: { at: string; text: string }[];
}

const folders = { endpoint: "Endpoints", "inference-component": "InferenceComponents" } as const;

/** The log group of an endpoint's or a component's containers. */
export function logGroupOf(of: LogQuery["of"], name: string): string {
  return `/aws/sagemaker/${folders[of]}/${name}`;
}

// A line of a traceback is short; a dump of a request need not be shown whole.
const longestLine = 2000;

/**
 * The last lines that a container wrote. A group that does not exist yet has no lines: it is made when the
 * first container starts.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
 *
 * @throws AwsError `denied` without logs:DescribeLogStreams or logs:GetLogEvents, `throttled`, …
 */
export async function readLastLogLines(
  { logs }: Pick<AwsClients, "logs">,
  { of, name, limit, signal }: LogQuery,
): Promise<LogTail> {
  const group = logGroupOf(of, name);
  const stream = await newestStream({ logs }, group, signal);
  if (stream === null) return { group, stream, lines: [] };
  const command = new GetLogEventsCommand({
    logGroupName: group,
    logStreamName: stream,
    limit,
    startFromHead: false,
  });
  const options = signal ? { abortSignal: signal } : {};
  const answer = await unlessGone(() => callAws("GetLogEvents", () => logs.send(command, options)));
  const lines = (answer?.events ?? []).map(({ timestamp, message }) => ({
    at: new Date(timestamp ?? 0).toISOString(),
    text: maskSecrets((message ?? "").slice(0, longestLine)).text,
  }));
  return { group, stream, lines };
}

async function newestStream(
  { logs }: Pick<AwsClients, "logs">,
  group: string,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const command = new DescribeLogStreamsCommand({
    logGroupName: group,
    orderBy: "LastEventTime",
    descending: true,
    limit: 1,
  });
  const options = signal ? { abortSignal: signal } : {};
  const answer = await unlessGone(() => callAws("DescribeLogStreams", () => logs.send(command, options)));
  return answer?.logStreams?.[0]?.logStreamName ?? null;
}
