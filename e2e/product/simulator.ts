import { z } from "zod";

const JournalEntry = z.object({
  seq: z.int(),
  operation: z.string(),
  outcome: z.enum(["in-progress", "ok", "error", "aborted", "dropped"]),
  input: z.unknown(),
  durationMs: z.number().optional(),
});

const Journal = z.object({ entries: z.array(JournalEntry), next: z.int() });

/** One call to AWS as the simulator saw it. */
export type JournalEntry = z.infer<typeof JournalEntry>;

/** A failure for the next `count` calls of an operation. */
export interface PlannedFailure {
  operation: string;
  count: number;
  kind: "throttle" | "server-error" | "timeout" | "drop-after-effect" | "error";
  code?: string;
  status?: number;
  message?: string;
  region?: string;
  /** Lets a stream begin, and fails it after three events or the number of them. */
  midStream?: boolean | number;
}

export type Simulator = ReturnType<typeof simulatorAt>;

/** The controls of a running simulator of AWS. */
export function simulatorAt(url: string) {
  const read = async (path: string): Promise<unknown> => (await fetch(`${url}/_simulator${path}`)).json();
  const write = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${url}/_simulator${path}`, { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`The simulator answers ${answer.status}: ${await answer.text()}`);
  };
  return {
    url,
    /** A mark for `callsSince`: the calls from now on. */
    mark: async (): Promise<number> => Journal.parse(await read("/journal")).next,
    callsSince: async (mark: number): Promise<JournalEntry[]> =>
      Journal.parse(await read(`/journal?since=${mark}`)).entries,
    fail: (failure: PlannedFailure) => write("/failures", failure),
    /** Forgets planned failures that no call has met; the simulated world begins anew then. */
    forgetFailures: async (): Promise<void> => {
      const planned = z.array(z.unknown()).parse(await read("/failures"));
      if (planned.length > 0) await write("/reset", {});
    },
    /** Lets time pass for AWS alone. */
    advance: (seconds: number) => write("/clock/advance", { seconds }),
    configure: (settings: { timeScale?: number; tokensPerSecond?: number }) => write("/settings", settings),
    editProfile: (edit: { action: "put" | "delete" } & Record<string, unknown>) => write("/profiles", edit),
  };
}
