import type { DeleteInferenceComponentInput } from "@aws-sdk/client-sagemaker";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { resourceAccess } from "./access.ts";
import { durations, momentAfter } from "./durations.ts";
import { componentsOf, endpointTable, resourceArn } from "./endpoint-rows.ts";
import { findComponent } from "./find-rows.ts";
import { fitCopies, followCopies } from "./fit-fleet.ts";
import { plan } from "./settle.ts";
import { passTime } from "./tick.ts";
import { requireAtRest } from "./update-inference-component.ts";

/** Deleting, then gone; refused while adapters stand on it. */
export const deleteInferenceComponent = operation<DeleteInferenceComponentInput, object>(
  "DeleteInferenceComponent",
  {
    effect: "write",
    access: (call, input) =>
      resourceAccess(call, "sagemaker:DeleteInferenceComponent", [
        "inference-component",
        input.InferenceComponentName,
      ]),
    run(call, input) {
      passTime(call.world);
      const row = findComponent(call, input.InferenceComponentName);
      requireAtRest(row, call);
      const adapters = componentsOf(call.world, call, row.endpointName).filter(
        ({ specification }) => specification.BaseInferenceComponentName === row.name,
      );
      if (adapters.length > 0) {
        throw validationError(
          `Inference component "${resourceArn("inference-component", row.name, call)}" is a base inference component for one or more associated inference components. Delete them first.`,
        );
      }
      row.status = "Deleting";
      row.desiredCopies = 0;
      row.modifiedAt = call.world.clock.now().toISOString();
      const readyAt = momentAfter(call.world, durations.componentRemove);
      row.agenda = [];
      plan(row, [{ at: readyAt, do: "remove" }]);
      const endpoint = call.world.tables.rows(endpointTable, call).get(row.endpointName);
      const fit = endpoint && fitCopies(call, { endpoint, variant: row.variant }, undefined);
      if (endpoint !== undefined && fit !== undefined) followCopies(call, endpoint, { ...fit, readyAt });
      return {};
    },
  },
);
