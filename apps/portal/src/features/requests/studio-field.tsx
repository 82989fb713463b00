"use client";

import { Callout } from "@quarry/ui/callout";
import { Select } from "@quarry/ui/select";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { nameProposal } from "./request-draft.ts";
import type { StepProps } from "./step-props.ts";

interface StudioFieldProps extends Omit<StepProps, "problems"> {
  error: string | undefined;
}

const none = "none";

/** The Unified Studio project whose members are to use the profile; only those that an admin allowed the team. */
export function StudioField({ draft, onChange, error }: StudioFieldProps) {
  const allowed = useQuery(api.studioProjects.list.queryOptions({ input: {} })).data?.items ?? [];
  const projects = allowed.filter(({ team }) => team === draft.team);
  if (projects.length === 0 && draft.studio === null) return null;
  const chosen = projects.find(
    ({ domainId, projectId }) => domainId === draft.studio?.domainId && projectId === draft.studio.projectId,
  );
  return (
    <div className="flex flex-col gap-2">
      <Select
        label="Unified Studio project"
        optional
        options={[
          { value: none, label: "None" },
          ...projects.map(({ id, projectId, domainId }) => ({ value: id, label: projectId, hint: domainId })),
        ]}
        value={chosen?.id ?? none}
        onChange={(id) => {
          const project = projects.find((one) => one.id === id);
          const studio = project ? { domainId: project.domainId, projectId: project.projectId } : null;
          onChange({ studio, name: nameProposal({ ...draft, studio }) });
        }}
        error={error}
      />
      {draft.studio === null ? null : (
        <Callout tone="info" title="Proven in the field, not documented by AWS">
          Without the Studio’s tags, the roles of a project are refused. With them, calls work as with a
          profile that the Studio made. The plan shows the tags, the verdict and the policies behind it.
        </Callout>
      )}
    </div>
  );
}
