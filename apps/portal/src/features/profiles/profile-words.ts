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

/** Tags that people wrote before those that AWS services write, which say little to a reader. */
export function tagsForReading(tags: ProfileView["tags"]): ProfileView["tags"] {
  return tags.toSorted((one, other) => Number(isServiceTag(one.key)) - Number(isServiceTag(other.key)));
}

const isServiceTag = (key: string) => /^(aws:|amazon)/iu.test(key);
