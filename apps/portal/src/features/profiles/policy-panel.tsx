"use client";

import type { ProfilePolicyView } from "@quarry/domain/profiles/schema";
import { Callout } from "@quarry/ui/callout";
import { DocumentPanel } from "../roles/document-panel.tsx";

interface PolicyPanelProps {
  policy: ProfilePolicyView;
}

/** One policy: what each statement does, and the JSON to copy. */
export function PolicyPanel({ policy: { id, document, statements, fieldProven } }: PolicyPanelProps) {
  return (
    <div className="flex flex-col gap-3">
      {fieldProven ? (
        <Callout tone="info" title="Proven in the field, not documented by AWS">
          Roles of Studio projects have this already, from SageMakerStudioProjectUserRolePolicy and the
          permissions boundary of the same name. Attach it only to a role that lacks it.
        </Callout>
      ) : null}
      <DocumentPanel
        document={{ json: document, statements }}
        label="policy"
        filename={`${id}-policy.json`}
        note="Attach it to the role or user that is to have it."
      />
    </div>
  );
}
