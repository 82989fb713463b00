import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { findInstanceType } from "@quarry/aws-core/instances/instance-types";
import { invalidField } from "../operation/domain-error.ts";

/**
 * Refuses what an update cannot change: name, Region, placement and tags, and a step that the component in
 * service would not survive.
 *
 * @throws DomainError `invalid`
 */
export function refuseFixed(before: DeploymentSpec, after: DeploymentSpec): void {
  if (after.name !== before.name) {
    throw invalidField("spec.deployment.name", `The name stays ${before.name}; another is another endpoint.`);
  }
  if (after.region !== before.region) {
    throw invalidField("spec.deployment.region", `The Region stays ${before.region}.`);
  }
  if (after.placement.mode !== before.placement.mode) {
    throw invalidField(
      "spec.deployment.placement",
      "SageMaker does not move a model between the two placements. Ask for a new endpoint instead.",
    );
  }
  if (JSON.stringify(after.tags) !== JSON.stringify(before.tags)) {
    throw invalidField("spec.deployment.tags", "The tags stay as they are; an update does not change them.");
  }
  refuseTooSmall(before, after);
}

/** The instances move first, with the component as it is; only then it becomes what it shall be. */
function refuseTooSmall({ placement: now }: DeploymentSpec, { instances }: DeploymentSpec): void {
  const type = findInstanceType(instances.type);
  if (now.mode === "MODEL_BASED" || type === undefined) return;
  const short = [
    ...(now.accelerators > (type.accelerators?.count ?? 0) ? [`${now.accelerators} GPUs`] : []),
    ...((now.cpus ?? 0) > type.vcpus ? [`${now.cpus} CPUs`] : []),
    ...(now.memoryMib > type.memoryGib * 1024 ? [`${now.memoryMib} MiB of memory`] : []),
  ];
  if (short.length === 0) return;
  throw invalidField(
    "spec.deployment.instances.type",
    `While the instances change, a copy of the model as it is needs ${short.join(" and ")}, more than one ${instances.type} has. Make the copies smaller first, then change the instances.`,
  );
}
