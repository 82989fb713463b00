import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { aboutEndpoint } from "./about-endpoint.ts";
import { endpointLookedAfter } from "./looks-after-endpoint.ts";
import { EndpointReference } from "./schema.ts";
import { wantOfEndpoint } from "./want-of-endpoint.ts";

/** Makes a stopped endpoint anew from the configuration and model that were kept. */
export const startEndpoint = command({
  permission: "endpoints.change",
  event: "endpoint.start-wanted",
  route: {
    method: "POST",
    path: "/endpoints/{id}/starts",
    summary: "Start a stopped endpoint",
    successStatus: 202,
  },
  input: EndpointReference,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { id } }) {
    const endpoint = await endpointLookedAfter(transaction, personOf(context), id);
    if (endpoint.requestId === null) {
      throw new DomainError("conflict", "Quarry did not make this endpoint; it can only be deleted here.");
    }
    const want = { wish: "running", from: ["stopped"], otherwise: "is not stopped." } as const;
    await wantOfEndpoint(transaction, context, { endpoint, want });
    return {
      result: { id },
      changes: [
        {
          ...aboutEndpoint(endpoint),
          before: { wish: endpoint.wish },
          after: { wish: "running" },
        },
      ],
    };
  },
});
