import type { Endpoint } from "@quarry/database/generated/client";
import type { Change } from "../audit/append-event.ts";
import type { NewJob } from "../jobs/job-queue.ts";

/** What every event about an endpoint says of it: which it is, and whose. */
export const aboutEndpoint = ({
  id,
  name,
  teamId,
}: Pick<Endpoint, "id" | "name" | "teamId">): Pick<Change, "subject" | "teamId"> => ({
  subject: { kind: "endpoint", id, label: name },
  ...(teamId !== null && { teamId }),
});

/** The job that brings an endpoint a step nearer to what is wanted; while one waits, no other is added. */
export const convergeJob = (endpointId: string): NewJob & { name: "endpoints.converge" } => ({
  name: "endpoints.converge",
  payload: { endpointId },
  key: endpointId,
});
