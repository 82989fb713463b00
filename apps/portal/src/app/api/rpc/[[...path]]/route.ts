import { RPCHandler } from "@orpc/server/fetch";
import { StrictGetMethodPlugin } from "@orpc/server/plugins";
import { operations } from "@quarry/domain/operations";
import { admit } from "@/server/api-guard.ts";
import { refuseUnreadable } from "@/server/refuse-unreadable.ts";

const handler = new RPCHandler(operations, {
  plugins: [new StrictGetMethodPlugin()],
  interceptors: [refuseUnreadable],
});

async function handle(request: Request): Promise<Response> {
  const admitted = await admit(request);
  if (admitted instanceof Response) return admitted;
  const { matched, response } = await handler.handle(request, { prefix: "/api/rpc", context: admitted });
  if (!matched) return new Response("There is no such operation.", { status: 404 });
  response.headers.set("cache-control", "private, no-store");
  response.headers.set("x-request-id", admitted.requestId);
  return response;
}

export { handle as GET, handle as POST };
