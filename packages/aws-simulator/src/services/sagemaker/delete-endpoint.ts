import type { DeleteEndpointInput } from "@aws-sdk/client-sagemaker";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { resourceAccess } from "./access.ts";
import { durations, momentAfter } from "./durations.ts";
import { componentsOf, resourceArn } from "./endpoint-rows.ts";
import { requireDeletable } from "./endpoint-states.ts";
import { findEndpoint } from "./find-rows.ts";
import { plan } from "./settle.ts";
import { passTime } from "./tick.ts";

/** Deleting, then gone. Configuration and models stay. */
export const deleteEndpoint = operation<DeleteEndpointInput, object>("DeleteEndpoint", {
  effect: "write",
  access: (call, input) => resourceAccess(call, "sagemaker:DeleteEndpoint", ["endpoint", input.EndpointName]),
  run(call, input) {
    passTime(call.world);
    const row = findEndpoint(call, input.EndpointName);
    requireDeletable(row, call);
    if (componentsOf(call.world, call, row.name).length > 0) {
      throw validationError(
        `Cannot delete endpoint "${resourceArn("endpoint", row.name, call)}" while it has inference components. Delete all inference components of the endpoint and try again.`,
      );
    }
    row.status = "Deleting";
    row.modifiedAt = call.world.clock.now().toISOString();
    row.agenda = [];
    plan(row, [{ at: momentAfter(call.world, durations.remove), do: "remove" }]);
    return {};
  },
});
