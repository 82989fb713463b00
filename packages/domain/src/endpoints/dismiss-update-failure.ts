import { Prisma } from "@quarry/database/generated/client";
import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError } from "../operation/domain-error.ts";
import { aboutEndpoint } from "./about-endpoint.ts";
import { endpointLookedAfter } from "./looks-after-endpoint.ts";
import { EndpointReference, UpdateFailure } from "./schema.ts";

/** Takes the reason of a failed update off the endpoint; its request and the audit trail keep it. */
export const dismissUpdateFailure = command({
  permission: "endpoints.change",
  event: "endpoint.update-failure-dismissed",
  route: {
    method: "DELETE",
    path: "/endpoints/{id}/update-failure",
    summary: "Dismiss why the last update of an endpoint failed",
  },
  input: EndpointReference,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { id } }) {
    const endpoint = await endpointLookedAfter(transaction, personOf(context), id);
    const dismissed = await transaction.endpoint.updateMany({
      // While it goes back, the reason is also what says that it does.
      where: { id, updateRequestId: null, updateFailure: { not: Prisma.DbNull } },
      data: { updateFailure: Prisma.DbNull },
    });
    if (dismissed.count === 0) {
      throw new DomainError("conflict", "There is nothing to dismiss, or the endpoint is still going back.");
    }
    const { title, cause } = UpdateFailure.parse(endpoint.updateFailure);
    return { result: { id }, changes: [{ ...aboutEndpoint(endpoint), before: { title, cause }, after: {} }] };
  },
});
