import { verifyExport } from "../exports/verify-export.ts";
import { mirrorAllProfiles } from "../profiles/mirror-all-profiles.ts";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import type { JobContext } from "./job-context.ts";
import type { JobName, JobPayload } from "./job-catalog.ts";

type Handlers = {
  readonly [Name in JobName]: (context: JobContext, payload: JobPayload<Name>) => Promise<void>;
};

/** What each job does; a job begins by looking, so running it twice changes nothing. */
export const jobHandlers: Handlers = {
  "exports.verify": verifyExport,
  "profiles.mirror": mirrorProfiles,
  "profiles.mirror-all": mirrorAllProfiles,
};
