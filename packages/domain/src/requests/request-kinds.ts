import { endpointCreation } from "./endpoint-creation.ts";
import { endpointExtension } from "./endpoint-extension.ts";
import { endpointUpdate } from "./endpoint-update.ts";
import { profileCreation } from "./profile-creation.ts";
import { profileDeletion } from "./profile-deletion.ts";
import type { AnyRequestKind } from "./request-kind.ts";
import { roleCreation } from "./role-creation.ts";
import { roleRepair } from "./role-repair.ts";
import { RequestKindName } from "./schema.ts";
import { userCreation } from "./user-creation.ts";

/** Everything that can be asked for; a new kind is added here. */
const requestKinds: Readonly<Record<RequestKindName, AnyRequestKind>> = {
  "profile.create": profileCreation,
  "profile.delete": profileDeletion,
  "endpoint.create": endpointCreation,
  "endpoint.update": endpointUpdate,
  "endpoint.extend": endpointExtension,
  "role.create": roleCreation,
  "role.repair": roleRepair,
  "user.create": userCreation,
};

/** The kind of a stored request. Throws when the name is none. */
export function requestKind({ kind }: { kind: string }): AnyRequestKind {
  return requestKinds[RequestKindName.parse(kind)];
}
