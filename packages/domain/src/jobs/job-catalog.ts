import { z } from "zod";
import { keysOf } from "../operation/keys-schema.ts";

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
  "profiles.delete": {
    payload: z.strictObject({ profileId: z.uuid() }),
    retryLimit: 40,
    expireInSeconds: 60,
  },
  "profiles.expire": {
    payload: z.strictObject({}),
    retryLimit: 0,
    expireInSeconds: 60,
    schedule: "*/10 * * * *",
  },
  "profiles.tag": {
    payload: z.strictObject({ changeId: z.uuid() }),
    retryLimit: 40,
    expireInSeconds: 60,
  },
  "tags.sweep": {
    payload: z.strictObject({}),
    retryLimit: 0,
    expireInSeconds: 60,
    schedule: "*/5 * * * *",
  },
  "costs.refresh": {
    payload: z.strictObject({}),
    retryLimit: 1,
    expireInSeconds: 300,
    schedule: "4 * * * *",
  },
  "costs.read": {
    payload: z.strictObject({ sourceId: z.uuid() }),
    retryLimit: 10,
    expireInSeconds: 900,
  },
  "costs.load-export": {
    payload: z.strictObject({ sourceId: z.uuid() }),
    retryLimit: 5,
    expireInSeconds: 3600,
  },
  "costs.load-exports": {
    payload: z.strictObject({}),
    retryLimit: 1,
    expireInSeconds: 60,
    schedule: "24 * * * *",
  },
  "costs.read-tags": {
    payload: z.strictObject({ sourceId: z.uuid() }),
    retryLimit: 8,
    expireInSeconds: 300,
  },
  "costs.activate-tags": {
    payload: z.strictObject({ sourceId: z.uuid() }),
    retryLimit: 40,
    expireInSeconds: 120,
  },
  "costs.backfill-tags": {
    payload: z.strictObject({ changeId: z.uuid() }),
    retryLimit: 40,
    expireInSeconds: 120,
  },
  "costs.sweep-tags": {
    payload: z.strictObject({}),
    retryLimit: 0,
    expireInSeconds: 60,
    schedule: "*/5 * * * *",
  },
  "endpoints.converge": {
    payload: z.strictObject({ endpointId: z.uuid() }),
    retryLimit: 100,
    expireInSeconds: 120,
  },
  "endpoints.mirror": {
    payload: z.strictObject({ connectionId: z.uuid(), region: z.string() }),
    retryLimit: 3,
    expireInSeconds: 600,
  },
  "endpoints.mirror-all": {
    payload: z.strictObject({}),
    retryLimit: 1,
    expireInSeconds: 60,
    schedule: "*/10 * * * *",
  },
  "endpoints.delete-leftover": {
    payload: z.strictObject({ leftoverId: z.uuid() }),
    retryLimit: 40,
    expireInSeconds: 120,
  },
  "endpoints.sweep": {
    payload: z.strictObject({}),
    retryLimit: 0,
    expireInSeconds: 60,
    schedule: "* * * * *",
  },
  "requests.provision": {
    payload: z.strictObject({ requestId: z.uuid() }),
    retryLimit: 40,
    expireInSeconds: 60,
  },
  "requests.sweep": {
    payload: z.strictObject({}),
    retryLimit: 0,
    expireInSeconds: 60,
    schedule: "* * * * *",
  },
  "roles.change-key": {
    payload: z.strictObject({ iamUserId: z.uuid() }),
    retryLimit: 40,
    expireInSeconds: 60,
  },
  "roles.sweep-keys": {
    payload: z.strictObject({}),
    retryLimit: 0,
    expireInSeconds: 60,
    schedule: "*/5 * * * *",
  },
  "bills.send-reports": {
    payload: z.strictObject({}),
    retryLimit: 2,
    expireInSeconds: 600,
    schedule: "20 6 * * *",
  },
  "notices.mail": {
    payload: z.strictObject({ deliveryId: z.uuid() }),
    retryLimit: 8,
    expireInSeconds: 60,
  },
  "notices.post": {
    payload: z.strictObject({ deliveryId: z.uuid() }),
    retryLimit: 8,
    expireInSeconds: 60,
  },
  "prices.refresh": {
    payload: z.strictObject({}),
    retryLimit: 5,
    expireInSeconds: 600,
    schedule: "17 3 * * 1",
  },
  "costs.forecast": {
    payload: z.strictObject({}),
    retryLimit: 0,
    expireInSeconds: 300,
    schedule: "40 * * * *",
  },
  "metering.read": {
    payload: z.strictObject({ connectionId: z.uuid(), region: z.string() }),
    retryLimit: 2,
    expireInSeconds: 600,
  },
  "metering.read-all": {
    payload: z.strictObject({}),
    retryLimit: 1,
    expireInSeconds: 60,
    schedule: "*/5 * * * *",
  },
  "notices.sweep": {
    payload: z.strictObject({}),
    retryLimit: 0,
    expireInSeconds: 60,
    schedule: "* * * * *",
  },
  "notices.clear": {
    payload: z.strictObject({}),
    retryLimit: 1,
    expireInSeconds: 600,
    schedule: "50 3 * * *",
  },
  "budgets.evaluate": {
    payload: z.strictObject({}),
    retryLimit: 1,
    expireInSeconds: 600,
    schedule: "7 * * * *",
  },
  "budgets.carry-out": {
    payload: z.strictObject({ effectId: z.uuid() }),
    retryLimit: 40,
    expireInSeconds: 120,
  },
  "budgets.sweep": {
    payload: z.strictObject({}),
    retryLimit: 0,
    expireInSeconds: 60,
    schedule: "*/5 * * * *",
  },
} as const satisfies Record<string, JobDeclaration>;

export type JobName = keyof typeof jobCatalog;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobCatalog)[Name]["payload"]>;
export const jobNames: readonly JobName[] = keysOf(jobCatalog);
