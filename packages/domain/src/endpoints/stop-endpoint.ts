import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { aboutEndpoint } from "./about-endpoint.ts";
import { endpointLookedAfter } from "./looks-after-endpoint.ts";
import { EndpointReference } from "./schema.ts";
import { wantOfEndpoint } from "./want-of-endpoint.ts";

/** Takes the instances of an endpoint away; configuration and model stay, so that it can be started again as it was. */
export const stopEndpoint = command({
  permission: "endpoints.change",
  event: "endpoint.stop-wanted",
  route: {
    method: "POST",
    path: "/endpoints/{id}/stops",
    summary: "Stop an endpoint, keeping configuration and model",
    successStatus: 202,
  },
  input: EndpointReference,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { id } }) {
    const endpoint = await endpointLookedAfter(transaction, personOf(context), id);
    if (endpoint.requestId === null) {
      throw new DomainError("conflict", "Quarry did not make this endpoint; it can only be deleted here.");
    }
    const want = {
      wish: "stopped",
      from: ["running"],
      otherwise: "is not running, or is being deleted.",
    } as const;
    await wantOfEndpoint(transaction, context, { endpoint, want });
    return {
      result: { id },
      changes: [
        {
          ...aboutEndpoint(endpoint),
          before: { wish: endpoint.wish },
          after: { wish: "stopped" },
        },
      ],
    };
  },
});
