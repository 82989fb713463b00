import { ensureAmbientConnection } from "../connections/ensure-ambient-connection.ts";
import type { JobContext } from "../jobs/job-context.ts";
import { enqueueMirrors } from "./enqueue-mirrors.ts";

/** Has every region of every connection read anew. */
export async function mirrorAllProfiles(context: JobContext): Promise<void> {
  await ensureAmbientConnection(context);
  const connections = await context.database.connection.findMany();
  await context.database.$transaction((transaction) =>
    enqueueMirrors(transaction, context.jobs, connections),
  );
}
