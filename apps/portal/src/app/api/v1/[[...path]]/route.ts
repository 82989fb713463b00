import { randomUUID } from "node:crypto";
import { admit } from "@/server/api-guard.ts";
import { problem } from "@/server/problem.ts";
import { restHandler } from "@/server/rest-handler.ts";

async function handle(request: Request): Promise<Response> {
  const admitted = await admit(request);
  if (admitted instanceof Response) return admitted;
  const { matched, response } = await restHandler.handle(request, { prefix: "/api/v1", context: admitted });
  if (!matched) {
    const title = "There is no such address in the API. The reference is at /api-reference.";
    return problem({ status: 404, code: "not-found", title, requestId: randomUUID() });
  }
  return sealed(response, admitted.requestId);
}

/** Answers are for one caller only, and errors say that they are problem documents. */
function sealed(response: Response, requestId: string): Response {
  response.headers.set("cache-control", "private, no-store");
  response.headers.set("x-request-id", requestId);
  if (response.status >= 400) response.headers.set("content-type", "application/problem+json");
  return response;
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
