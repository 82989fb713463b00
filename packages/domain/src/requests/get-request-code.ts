import { DomainError } from "../operation/domain-error.ts";
import { query } from "../operation/query.ts";
import { renderCallAsCode } from "../profiles/render-call-as-code.ts";
import { CodeView } from "../profiles/schema.ts";
import { codeOf } from "../roles/identity-code.ts";
import { RolePlan } from "./identity-schema.ts";
import type { RoleCall } from "./identity-schema.ts";
import { readRequest } from "./read-request.ts";
import { Plan, RequestReference } from "./schema.ts";

/** The planned profile or role as Terraform, CDK, CloudFormation and AWS CLI; a profile with an import once it was made. */
export const getRequestCode = query({
  permission: "requests.read",
  route: { method: "GET", path: "/requests/{id}/code", summary: "Show a request as infrastructure code" },
  input: RequestReference,
  output: CodeView,
  async run({ context: { database, actor }, input: { id } }) {
    const { kind, plan, operation } = await readRequest(database, actor, id);
    if (kind === "role.create") return roleAsCode(RolePlan.parse(plan).call);
    if (kind !== "profile.create") {
      throw new DomainError(
        "conflict",
        "Only a request for a new profile or role can be shown as infrastructure code.",
      );
    }
    return renderCallAsCode(Plan.parse(plan).call, operation?.resourceArn ?? null);
  },
});

/** Quarry's own tags are left out: what is made elsewhere is not of a request. */
function roleAsCode({ accountId: account, region, input }: RoleCall): CodeView {
  const { name, description, tags, ...documents } = input;
  const others = tags.filter(({ key }) => !/^(?:aws|quarry):/i.test(key));
  return codeOf(
    { kind: "role", name, description, account, region, tags: others },
    { ...documents, warnings: [] },
  );
}
