import type { IdentityCode } from "./schema.ts";

/** Under CloudFormation's and CDK's limits, with room for what is added at the end. */
const longestName = 100;

/** A CloudFormation logical id and CDK construct id, such as `QuarryExecutionRole`. */
export function identityId({ kind, name }: IdentityCode): string {
  const words = wordsOf(name).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const id = words.join("").slice(0, longestName);
  const ending = kind === "role" ? "Role" : "User";
  return /^[A-Za-z]/.test(id) ? `${id}${ending}` : `${ending}${id}`;
}

/** A Terraform label, such as `quarry_execution`. */
export function identityLabel({ kind, name }: IdentityCode): string {
  const label = wordsOf(name).join("_").toLowerCase().slice(0, longestName);
  return /^[a-z]/.test(label) ? label : `${kind}_${label}`;
}

function wordsOf(name: string): string[] {
  return name.match(/[A-Za-z0-9]+/g) ?? [];
}

/** What a user's code must say: a key in code ends up in state files and logs. */
export function keyNote({ kind }: IdentityCode): string {
  return kind === "user" ? " It makes no access key: a key made by code stays readable in its state." : "";
}
