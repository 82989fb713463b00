import { asciiJson } from "../../as-code/ascii-json.ts";
import type { CodeFile } from "../../as-code/schema.ts";
import { commentText, shellWord } from "../../snippets/quote.ts";
import { keyNote } from "./identity-names.ts";
import type { IdentityCode } from "./schema.ts";

/**
 * Each input is one JSON text: as an option of its own, a text that begins with `-` would be an option, and one
 * that begins with `file://` would be read from disk.
 *
 * Source: https://docs.aws.amazon.com/cli/latest/reference/iam/create-role.html
 */
export function awsCli(identity: IdentityCode): CodeFile {
  const { kind, name, account, inline, managedPolicyArns } = identity;
  const named = kind === "role" ? { RoleName: name } : { UserName: name };
  const calls: [string, object][] = [[`create-${kind}`, creation(identity)]];
  if (inline) {
    const policy = { PolicyName: inline.name, PolicyDocument: JSON.stringify(inline.document) };
    calls.push([`put-${kind}-policy`, { ...named, ...policy }]);
  }
  for (const PolicyArn of managedPolicyArns) calls.push([`attach-${kind}-policy`, { ...named, PolicyArn }]);
  return {
    id: "aws-cli",
    label: "Shell script",
    language: "shell",
    filename: `create-${kind}.sh`,
    code: `# IAM ${kind}: ${commentText(name)}
# For account ${account}
set -eu
${calls.map(([command, input]) => `aws iam ${command} --cli-input-json ${shellWord(asciiJson(input))}\n`).join("")}`,
    note: `Runs with the AWS CLI and stops at the first refusal, such as a ${kind} that exists.${keyNote(identity)}`,
  };
}

function creation(identity: IdentityCode): object {
  const { name, path, tags } = identity;
  const Tags = tags.map(({ key, value }) => ({ Key: key, Value: value }));
  return {
    ...(identity.kind === "role"
      ? {
          RoleName: name,
          AssumeRolePolicyDocument: JSON.stringify(identity.trust),
          ...(identity.description !== null && { Description: identity.description }),
        }
      : { UserName: name }),
    Path: path,
    ...(Tags.length > 0 && { Tags }),
  };
}
