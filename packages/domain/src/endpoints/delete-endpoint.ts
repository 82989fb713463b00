import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { invalidField } from "../operation/domain-error.ts";
import { aboutEndpoint } from "./about-endpoint.ts";
import { endpointLookedAfter } from "./looks-after-endpoint.ts";
import { DeleteEndpointInput } from "./schema.ts";
import { wantOfEndpoint } from "./want-of-endpoint.ts";

/** Has an endpoint deleted whole: what scales it, its components, itself, its configurations and unshared models. */
export const deleteEndpoint = command({
  permission: "endpoints.change",
  event: "endpoint.deletion-wanted",
  route: { method: "DELETE", path: "/endpoints/{id}", summary: "Delete an endpoint completely" },
  input: DeleteEndpointInput,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { id, name } }) {
    const endpoint = await endpointLookedAfter(transaction, personOf(context), id);
    if (name !== endpoint.name) throw invalidField("name", `Type ${endpoint.name} to delete it.`);
    const want = {
      wish: "deleted",
      from: ["running", "stopped"],
      otherwise: "is being deleted already.",
    } as const;
    await wantOfEndpoint(transaction, context, { endpoint, want });
    return {
      result: { id },
      changes: [
        {
          ...aboutEndpoint(endpoint),
          before: { status: endpoint.status },
          after: { wish: "deleted" },
        },
      ],
    };
  },
});
