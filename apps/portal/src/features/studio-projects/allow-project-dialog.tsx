"use client";

import { Button } from "@quarry/ui/button";
import { FormDialog } from "@quarry/ui/form-dialog";
import { TextField } from "@quarry/ui/text-field";
import { Plus } from "lucide-react";
import { api } from "@/client/api.ts";
import { useFormDialog } from "@/client/use-form-dialog.ts";

interface Suggestion {
  domainId: string | null;
  projectId: string;
  team: string;
  fileName: string;
}

const empty = { team: "", domainId: "", projectId: "" };

/** Allows a team for one project, typed or taken from an export that the team uploaded. */
export function AllowProjectDialog({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { dialog, typed, type, text, send } = useFormDialog({
    mutation: api.studioProjects.allow.mutationOptions(),
    refresh: [api.studioProjects.key()],
    start: empty,
  });
  const field = (name: keyof typeof empty) => ({
    ...text(name),
    autoComplete: "off",
    spellCheck: false,
    onChange: ({ target }: { target: { value: string } }) => type({ [name]: target.value.trim() }),
  });
  return (
    <FormDialog
      {...dialog}
      title="Allow a team for a project"
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Allow a team
        </Button>
      }
      submitLabel="Allow"
      onSubmit={() => send(typed)}
    >
      <Suggestions suggestions={suggestions} onChoose={type} />
      <TextField label="Team" hint="Its short name, as “search”." {...field("team")} />
      <TextField label="Domain id" code placeholder="dzd-69hyksbfyg5nps" {...field("domainId")} />
      <TextField label="Project id" code placeholder="5elox3qmz8kyz4" {...field("projectId")} />
    </FormDialog>
  );
}

interface SuggestionsProps {
  suggestions: readonly Suggestion[];
  onChoose: (chosen: typeof empty) => void;
}

function Suggestions({ suggestions, onChoose }: SuggestionsProps) {
  if (suggestions.length === 0) return null;
  return (
    <div className="flex flex-col items-start gap-1.5">
      <p className="text-sm text-ink-muted">Named by the service role of an uploaded export:</p>
      {suggestions.slice(0, 5).map(({ team, domainId, projectId, fileName }) => (
        <Button
          key={`${team} ${projectId} ${fileName}`}
          size="sm"
          onClick={() => onChoose({ team, domainId: domainId ?? "", projectId })}
        >
          {`${projectId} (${team}, ${fileName})`}
        </Button>
      ))}
    </div>
  );
}
