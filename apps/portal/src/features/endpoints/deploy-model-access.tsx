"use client";

import { RadioGroup } from "@quarry/ui/radio-group";
import { TextField } from "@quarry/ui/text-field";
import { problemOf } from "@/client/refusal.ts";
import { HubTokenField } from "../hub-tokens/hub-token-field.tsx";
import { isUpdate } from "./deploy-draft.ts";
import type { DeployStepProps } from "./deploy-step-props.ts";

const accesses = [
  { value: "open", label: "Public", hint: "Everybody may download it." },
  {
    value: "token",
    label: "A token of the team",
    hint: "For gated and private repositories. DescribeModel shows it to whoever may read models in the account.",
  },
  {
    value: "secret",
    label: "A secret in AWS Secrets Manager",
    hint: "Only for an image of your own that reads it by its ARN; none of AWS’s images does. Nobody else sees the token.",
  },
] as const;

interface DeployModelAccessProps extends DeployStepProps {
  /** Why the Hub did not open the repository. */
  refusal: string | undefined;
}

/** How the repository is opened: by everybody, with a kept token, or with a secret that the container reads. */
export function DeployModelAccess({ draft, onChange, problems, refusal }: DeployModelAccessProps) {
  const { access, tokenId } = draft;
  // What is there keeps its team; something new is asked for by the team that lends the token.
  const team = draft.served !== null || isUpdate(draft) ? draft.team : undefined;
  const chooseToken = ({ id, team: { slug } }: { id: string; team: { slug: string } }) =>
    onChange({ tokenId: id, ...(team === undefined && { team: slug }) });
  const missing = problemOf(problems, "spec.deployment.model.access");
  return (
    <>
      <RadioGroup
        label="Access to the repository"
        look="cards"
        options={accesses}
        value={access}
        onChange={(kind) =>
          onChange({ access: kind, ...(kind === "secret" && { imageFrom: "own" as const }) })
        }
        error={access === "open" ? refusal : undefined}
      />
      {access === "token" ? (
        <HubTokenField
          label="Token"
          hint="Its team asks for the endpoint. Only tokens that your teams keep are listed."
          value={tokenId}
          onChange={chooseToken}
          team={team}
          error={refusal ?? missing}
        />
      ) : null}
      {access === "secret" ? (
        <>
          <TextField
            label="ARN of the secret"
            hint="Its value is the token. The execution role needs secretsmanager:GetSecretValue on it."
            placeholder={`arn:aws:secretsmanager:${draft.region || "us-east-1"}:${draft.accountId || "111122223333"}:secret:hub-token-AbCdEf`}
            autoComplete="off"
            spellCheck={false}
            code
            value={draft.secretArn}
            onChange={({ target }) => onChange({ secretArn: target.value })}
            error={missing}
          />
          <HubTokenField
            label="Token for the look-up"
            optional
            hint="Quarry does not read the secret. A gated repository is looked up with a token of the team."
            value={tokenId}
            onChange={chooseToken}
            team={team}
            error={refusal}
          />
        </>
      ) : null}
    </>
  );
}
