import type { ApplicationProfileCode } from "./schema.ts";

/** What to do, instead of deploying, with a profile that exists; nothing for one that is only asked for. */
export function adoptionNote({ arn }: ApplicationProfileCode, importing: string): string {
  if (arn === null) return "";
  const id = arn.slice(arn.lastIndexOf("/") + 1);
  return ` The profile exists: ${importing} takes it over, with ${id} as its InferenceProfileIdentifier; a deployment without that would make a second one.`;
}
