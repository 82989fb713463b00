import type { TagPolicyView } from "@quarry/domain/tags/schema";
import { Select } from "@quarry/ui/select";

interface PolicyScopeProps {
  policy: TagPolicyView;
  /** Called with the slug of a team, or "" for every team. */
  onChange: (team: string) => void;
}

/** Whose policy is shown. */
export function PolicyScope({ policy: { team, teams }, onChange }: PolicyScopeProps) {
  if (teams.length === 0) return null;
  return (
    <Select
      label="Policy of"
      className="w-full sm:w-72"
      options={[
        { value: "", label: "Every team" },
        ...teams.map(({ slug, name, hasOwn }) => ({
          value: slug,
          label: name,
          hint: hasOwn ? "has rules of its own" : "only the rules for every team",
        })),
      ]}
      value={team ?? ""}
      onChange={onChange}
    />
  );
}
