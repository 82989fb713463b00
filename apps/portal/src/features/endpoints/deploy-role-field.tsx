"use client";

import type { ExecutionRoleView } from "@quarry/domain/endpoints/deploy-schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { Combobox } from "@quarry/ui/combobox";
import { Status } from "@quarry/ui/status";
import type { StatusKind } from "@quarry/ui/status";
import { TextField } from "@quarry/ui/text-field";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { problemOf, refusalOf } from "@/client/refusal.ts";
import { roleProblem } from "./deploy-steps.ts";
import type { DeployStepProps } from "./deploy-step-props.ts";

const roleHint = "SageMaker works as this role: it reads the model and writes logs.";

/** The execution role: one of the account that trusts SageMaker, or an ARN where roles may not be listed. */
export function DeployRoleField({ draft, onChange, problems }: DeployStepProps) {
  const { connectionId, region, roleArn } = draft;
  const [isTyped, setTyped] = useState(false);
  const isPlaced = connectionId !== "" && region !== "";
  const query = useQuery(
    api.endpoints.roles.queryOptions({
      input: isPlaced ? { connectionId, region } : skipToken,
      staleTime: 60_000,
    }),
  );
  const roles = query.data?.items ?? [];
  const trouble = query.isError ? refusalOf(query.error).message : query.data?.problem;
  const chosen = roles.find(({ arn }) => arn === roleArn);
  const error =
    roleProblem(draft) ??
    problemOf(problems, "spec.deployment.roleArn") ??
    problemOf(problems, "spec.deployment.role");
  const isUnlisted = roleArn !== "" && query.data !== undefined && chosen === undefined;
  const isText = isTyped || isUnlisted || Boolean(trouble);
  return (
    <div className="flex flex-col items-start gap-2">
      {isText ? (
        <TextField
          className="w-full"
          label="Execution role"
          hint={`${roleHint} Write its ARN.`}
          placeholder={`arn:aws:iam::${draft.accountId || "111122223333"}:role/…`}
          autoComplete="off"
          spellCheck={false}
          code
          value={roleArn}
          onChange={({ target }) => onChange({ roleArn: target.value })}
          error={error}
        />
      ) : (
        <Combobox
          className="w-full"
          label="Execution role"
          hint={`${roleHint} These let SageMaker assume them.`}
          options={roles.map(({ arn, name, description }) => ({
            value: arn,
            label: name,
            hint: description ?? undefined,
          }))}
          value={roleArn || null}
          loading={query.isLoading}
          disabled={!isPlaced}
          emptyText="No role of the account lets SageMaker assume it."
          onChange={(arn) => onChange({ roleArn: arn })}
          error={error}
        />
      )}
      {trouble ? (
        <Callout tone="warning">{trouble}</Callout>
      ) : (
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            setTyped(!isText);
            if (isText) onChange({ roleArn: "" });
          }}
        >
          {isText ? "Choose from the list" : "Write an ARN instead"}
        </Button>
      )}
      {chosen ? <RoleVerdict role={chosen} /> : null}
    </div>
  );
}

const verdicts: Readonly<Record<ExecutionRoleView["verdict"], { kind: StatusKind; word: string }>> = {
  trusted: { kind: "success", word: "Lets in SageMaker for this account, and nobody else" },
  wider: { kind: "warning", word: "Lets in more than SageMaker for this account" },
  unknown: { kind: "pending", word: "Whom it lets in cannot be told" },
};

function RoleVerdict({ role: { verdict, differences } }: { role: ExecutionRoleView }) {
  const { kind, word } = verdicts[verdict];
  return (
    <div className="flex flex-col gap-1">
      <Status kind={kind}>{word}</Status>
      {differences.length === 0 ? null : (
        <ul className="flex list-disc flex-col gap-1 pl-8 text-sm text-ink-muted">
          {differences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
