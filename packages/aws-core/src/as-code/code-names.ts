// What a profile is called inside the code: AWS's names hold spaces and dots, identifiers do not.

/** Under CloudFormation's and CDK's limits, with room for what is added at the end. */
const longestName = 100;

/** A Terraform resource label, such as `search_claude_sonnet`. */
export function terraformLabel(name: string): string {
  const label = wordsOf(name).join("_").toLowerCase().slice(0, longestName);
  if (label === "") return "profile";
  return /^[0-9]/.test(label) ? `profile_${label}` : label;
}

/**
 * A CloudFormation logical id and CDK construct id, such as `SearchClaudeSonnetProfile`. The last word keeps it
 * clear of `Default` and `Resource`, which CDK leaves out of logical ids.
 */
export function logicalId(name: string): string {
  const words = wordsOf(name).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const id = words.join("").slice(0, longestName);
  return /^[0-9]/.test(id) ? `Profile${id}` : `${id}Profile`;
}

function wordsOf(name: string): string[] {
  return name.match(/[A-Za-z0-9]+/g) ?? [];
}
