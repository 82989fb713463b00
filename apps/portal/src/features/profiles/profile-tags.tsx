import type { ProfileView } from "@quarry/domain/profiles/schema";
import { Callout } from "@quarry/ui/callout";
import { tagsForReading } from "./profile-words.ts";

interface ProfileTagsProps {
  profile: Pick<ProfileView, "tags" | "tagsReadable" | "type">;
}

/** The tags of a profile, as AWS keeps them: upper and lower case count. */
export function ProfileTags({ profile: { tags, tagsReadable, type } }: ProfileTagsProps) {
  if (!tagsReadable) {
    return (
      <Callout tone="warning" title="The tags could not be read">
        AWS refused ListTagsForResource. Allow bedrock:ListTagsForResource for the role of the connection.
      </Callout>
    );
  }
  if (tags.length === 0) return <p className="text-ink-muted">{noTags[type]}</p>;
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-left text-xs text-ink-faint">
          <th scope="col" className="w-2/5 py-1 pr-4 font-medium">
            Key
          </th>
          <th scope="col" className="py-1 font-medium">
            Value
          </th>
        </tr>
      </thead>
      <tbody>
        {tagsForReading(tags).map(({ key, value }) => (
          <tr key={key} className="border-t border-line align-top">
            <td className="py-1.5 pr-4 break-all text-ink-muted">{key}</td>
            <td className="py-1.5 break-all">
              {value === "" ? <span className="text-ink-faint">empty</span> : value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const noTags: Record<ProfileView["type"], string> = {
  APPLICATION: "No tags. Costs of this profile appear as “not tagged”.",
  SYSTEM_DEFINED: "AWS allows no tags on system-defined profiles.",
};
