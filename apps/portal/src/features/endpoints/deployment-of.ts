import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";

/** What was asked for, as it can be asked for again with a change. Throws for an endpoint that was only found. */
export function deploymentOf({ name, spec }: Pick<EndpointDetailView, "name" | "spec">): DeploymentSpec {
  if (spec === null) throw new Error(`How the endpoint ${name} was asked for is not known.`);
  return spec;
}
