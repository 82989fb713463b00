import { apiDocument } from "@/server/api-document.ts";

export const dynamic = "force-dynamic";

/** The OpenAPI 3.1 document of /api/v1. */
export async function GET(): Promise<Response> {
  return Response.json(await apiDocument(), { headers: { "cache-control": "private, no-store" } });
}
