import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { RouterClient } from "@orpc/server";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { Operations } from "@quarry/domain/operations";

const link = new RPCLink({ url: () => `${globalThis.location.origin}/api/rpc` });

/** Every operation, callable from the browser. */
export const client: RouterClient<Operations> = createORPCClient(link);

/** Query and mutation options of every operation: keys, calls and types come from the router. */
export const api = createTanstackQueryUtils(client);
