import type { Context } from "../operation/context.ts";

/** What a job runs with: the context of the system under the job's name, and a signal that fires when it must end. */
export type JobContext = Context<{ kind: "system"; job: string }> & { signal: AbortSignal };
