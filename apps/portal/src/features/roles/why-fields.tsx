import { Select } from "@quarry/ui/select";
import { TextArea } from "@quarry/ui/text-area";
import { TextField } from "@quarry/ui/text-field";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { problemOf } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import { uploadTeams } from "../exports/upload-teams.ts";
import type { RoleDraft } from "./role-draft.ts";

interface WhyFieldsProps {
  draft: RoleDraft;
  problems: readonly FieldProblem[];
  onChange: (part: Partial<RoleDraft>) => void;
}

/** For whom and what for. */
export function WhyFields({ draft, problems, onChange }: WhyFieldsProps) {
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const teams = me ? uploadTeams(me) : [];
  const text = (field: "purpose" | "ticket" | "justification") => ({
    value: draft[field],
    error: problemOf(problems, `spec.${field}`),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }),
  });
  return (
    <div className="flex flex-col gap-4">
      {teams.length > 1 ? (
        <Select
          label="Team that asks"
          hint="Whose approvers decide, beside an admin."
          options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          value={draft.team || (teams[0]?.slug ?? null)}
          onChange={(team) => onChange({ team })}
          error={problemOf(problems, "team")}
        />
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Purpose"
          hint="One sentence; a role carries it as its description."
          autoComplete="off"
          {...text("purpose")}
        />
        <TextField label="Ticket" hint="Such as SEARCH-42." optional autoComplete="off" {...text("ticket")} />
      </div>
      <TextArea label="Justification" optional {...text("justification")} />
    </div>
  );
}
