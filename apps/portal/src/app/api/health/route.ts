import { healthOf } from "@quarry/domain/health/health";
import { composition } from "@/server/composition.ts";

export const dynamic = "force-dynamic";

/** Whether the portal can do its work: a line each for database, worker and AWS. */
export async function GET(): Promise<Response> {
  const health = await healthOf(composition());
  const status = health.status === "down" ? 503 : 200;
  return Response.json(health, { status, headers: { "cache-control": "no-store" } });
}
