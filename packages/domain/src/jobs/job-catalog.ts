import { z } from "zod";
import { keysOf } from "../operation/keys-of.ts";

interface JobDeclaration {
  /** Ids only: what the job needs beyond them it reads from the database when it runs. */
  payload: z.ZodObject;
  /** How often a failed run is tried again, with growing pauses. */
  retryLimit: number;
  /** After this many seconds a run counts as lost. */
  expireInSeconds: number;
  /** Minutes between runs of a job that repeats by itself, as a cron expression in UTC. */
  schedule?: string;
}

/** Every job there is: adding one here without a handler does not compile. */
export const jobCatalog = {
  "exports.verify": {
    payload: z.strictObject({ exportId: z.uuid() }),
    retryLimit: 8,
    expireInSeconds: 120,
  },
  "profiles.mirror": {
    payload: z.strictObject({ connectionId: z.uuid(), region: z.string() }),
    retryLimit: 3,
    expireInSeconds: 600,
  },
  "profiles.mirror-all": {
    payload: z.strictObject({}),
    retryLimit: 1,
    expireInSeconds: 60,
    schedule: "*/10 * * * *",
  },
} as const satisfies Record<string, JobDeclaration>;

export type JobName = keyof typeof jobCatalog;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobCatalog)[Name]["payload"]>;
export const jobNames: readonly JobName[] = keysOf(jobCatalog);
