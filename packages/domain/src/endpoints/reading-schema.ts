import { InvocationSnippet } from "@quarry/aws-core/invocations/invocation-snippets";
import { z } from "zod";

/** Why something could not be read from AWS, and what to do about it. */
export const Unread = z.object({ title: z.string(), cause: z.string(), remedy: z.string() });
export type Unread = z.infer<typeof Unread>;

/** The end of what an endpoint's container wrote. */
export const EndpointLogsView = z.object({
  /** The log group in CloudWatch; null when it was not looked for. */
  group: z.string().nullable(),
  /** The newest stream, one for each container; null when nothing was written yet. */
  stream: z.string().nullable(),
  /** Oldest first; secrets in them are masked. */
  lines: z.array(z.object({ at: z.string(), text: z.string() })),
  /** Null when the lines are what CloudWatch has. */
  unread: Unread.nullable(),
  /** What AWS's FailureReason and these lines together mean; null when nothing failed, or nobody knows. */
  explanation: Unread.nullable(),
});
export type EndpointLogsView = z.infer<typeof EndpointLogsView>;

/** How an endpoint was called in the last 24 hours. */
export const EndpointMetricsView = z.object({
  periodSeconds: z.int(),
  /** All calls together. */
  invocations: z.number(),
  /** One for each period, oldest first and without gaps; empty when CloudWatch could not be read. */
  points: z.array(
    z.object({
      /** Its beginning. */
      at: z.string(),
      invocations: z.number(),
      /** Milliseconds within the model; null without calls, or where several models answer. */
      latencyP50: z.number().nullable(),
      latencyP90: z.number().nullable(),
    }),
  ),
  unread: Unread.nullable(),
});
export type EndpointMetricsView = z.infer<typeof EndpointMetricsView>;

/** Code that calls an endpoint; `remark` tells what to know before it is used, or why there is none. */
export const EndpointCodeView = z.object({
  snippets: z.array(InvocationSnippet),
  remark: z.string().nullable(),
});
export type EndpointCodeView = z.infer<typeof EndpointCodeView>;
