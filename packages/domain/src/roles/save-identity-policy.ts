import { command } from "../operation/command.ts";
import { allowsUsers } from "./identity-policy.ts";
import { IdentityPolicyView } from "./schema.ts";

/**
 * Says whether IAM users with access keys may be asked for. What was asked for before is looked at again when it is
 * carried out; keys that exist stay until somebody revokes them.
 */
export const saveIdentityPolicy = command({
  permission: "roles.govern",
  event: "identity-policy.saved",
  route: { method: "PUT", path: "/identity-policy", summary: "Say what may be asked for in IAM" },
  input: IdentityPolicyView,
  output: IdentityPolicyView,
  async run({ transaction, input }) {
    const before = await allowsUsers(transaction);
    const { id } = await transaction.identityPolicy.upsert({
      where: { isOnly: true },
      create: input,
      update: input,
    });
    return {
      result: input,
      changes: [
        {
          subject: { kind: "identity-policy", id, label: "What may be asked for in IAM" },
          before: { allowsUsers: before },
          after: { allowsUsers: input.allowsUsers },
        },
      ],
    };
  },
});
