// What IAM is asked about SageMaker's resources.
import type { Tag } from "@aws-sdk/client-sagemaker";
import type { Call } from "../../server/call.ts";
import type { Access } from "../../wire/service.ts";
import { componentTable, configTable, endpointTable, modelTable, resourceArn } from "./endpoint-rows.ts";
import type { Kind, NamedRow } from "./endpoint-rows.ts";
import type { Table } from "../../world/tables.ts";

/** The table of each kind. */
export const tableOf = {
  model: modelTable,
  "endpoint-config": configTable,
  endpoint: endpointTable,
  "inference-component": componentTable,
} as const satisfies Record<Kind, Table<NamedRow>>;

/** One action on one resource, with its tags where it is there. */
export function resourceAccess(call: Call, action: string, [kind, name]: readonly [Kind, string]): Access[] {
  const row: NamedRow | undefined = call.world.tables.rows<NamedRow>(tableOf[kind], call).get(name);
  return [{ action, resource: resourceArn(kind, name, call), ...(row && { resourceTags: row.tags }) }];
}

/** The same for a resource to be made; tags that come along need leave of their own. */
export function taggedAccess(
  call: Call,
  action: string,
  { kind, name, tags = [] }: { kind: Kind; name: string; tags: readonly Tag[] | undefined },
): Access[] {
  const made = resourceAccess(call, action, [kind, name]);
  return tags.length === 0 ? made : [...made, ...resourceAccess(call, "sagemaker:AddTags", [kind, name])];
}
