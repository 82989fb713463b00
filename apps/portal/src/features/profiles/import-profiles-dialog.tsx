"use client";

import type { ImportResult } from "@quarry/domain/profiles/schema";
import { Callout } from "@quarry/ui/callout";
import { FormDialog } from "@quarry/ui/form-dialog";
import { TextArea } from "@quarry/ui/text-area";
import { TextLink } from "@quarry/ui/text-link";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { useProfileChange } from "./use-profile-change.ts";

/** Takes existing profiles into the catalog: ARNs, or a text that holds some. */
export function ImportProfilesDialog({ trigger }: Opened) {
  const { dialog, typed, text, send, output } = useFormDialog({
    mutation: api.profiles.import.mutationOptions(useProfileChange()),
    start: { text: "" },
    staysOpen: () => true,
  });
  return (
    <FormDialog
      {...dialog}
      title="Take in existing profiles"
      description="One ARN, a list, or any text that holds ARNs: the state of Terraform, a CloudFormation template. Each is looked up in AWS and enters your team’s catalog."
      trigger={trigger}
      submitLabel="Look them up"
      onSubmit={() => send(typed)}
      disabled={typed.text.trim() === ""}
      outcome={output && <Outcome result={output} />}
    >
      <TextArea label="ARNs" code rows={8} spellCheck={false} {...text("text")} />
    </FormDialog>
  );
}

function Outcome({ result: { adopted, refused } }: { result: ImportResult }) {
  return (
    <div className="flex flex-col gap-3">
      {adopted.length === 0 ? null : (
        <Callout tone="success" title={`${adopted.length} now in the catalog`}>
          <ul className="flex flex-col gap-1">
            {adopted.map(({ profileId, name }) => (
              <li key={profileId}>
                <TextLink href={`/profiles/${profileId}`}>{name}</TextLink>
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {refused.length === 0 ? null : (
        <Callout tone="warning" title={`${refused.length} left out`}>
          <ul className="flex flex-col gap-2">
            {refused.map(({ arn, reason }) => (
              <li key={arn}>
                <code className="font-mono text-xs break-all">{arn}</code>
                <br />
                {reason}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}
