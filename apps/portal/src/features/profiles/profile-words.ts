import type { ProfileType } from "@quarry/aws-core/profiles/schema";
import type { ProfileOrigin, ProfileView } from "@quarry/domain/profiles/schema";

export const typeLabels: Record<ProfileType, string> = {
  APPLICATION: "Application",
  SYSTEM_DEFINED: "System-defined",
};

/** Who made a profile, as a column and a filter show it. */
export const originLabels: Record<ProfileOrigin, string> = {
  studio: "Unified Studio",
  quarry: "Quarry",
  other: "Other",
  aws: "AWS",
};

/** Tags in the order of how much they tell: what people ask costs by, then their own, then those of AWS services. */
export function tagsForReading(tags: ProfileView["tags"]): ProfileView["tags"] {
  return tags.toSorted((one, other) => rankOf(one.key) - rankOf(other.key));
}

const askedFor = ["project", "application", "team", "department", "costcenter", "environment", "owner"];

function rankOf(key: string): number {
  if (/^(aws:|amazon)/iu.test(key)) return askedFor.length + 1;
  const place = askedFor.indexOf(key.toLowerCase());
  return place === -1 ? askedFor.length : place;
}
