import type { AccessExplanation } from "@quarry/aws-core/access-explainer/schema";
import { KeyValues } from "@quarry/ui/key-values";
import type { ReactNode } from "react";
import { likelyPolicyWords, principalWords } from "./access-words.ts";

interface AccessFactsProps {
  explanation: AccessExplanation;
}

/** What the text names: who was refused what on which resource. Facts it does not name are left out. */
export function AccessFacts({ explanation }: AccessFactsProps) {
  const facts = factsOf(explanation).filter(({ value }) => value !== null);
  if (facts.length === 0) return <p className="text-ink-muted">Nothing of a call to AWS could be read.</p>;
  return <KeyValues items={facts} columns={2} />;
}

function factsOf(explanation: AccessExplanation): { label: string; value: ReactNode }[] {
  const { ruleId, likelyPolicy, action, resource, principal, profileArn, policyArn } = explanation;
  const { errorCode, operation, callRegion } = explanation;
  return [
    { label: "Action", value: inCode(action) },
    { label: "Resource", value: inCode(resource?.text ?? null) },
    { label: "Who", value: principal === null ? null : <Who principal={principal} /> },
    { label: "Likely policy", value: ruleId === null ? null : likelyPolicyWords[likelyPolicy] },
    { label: "Profile", value: profileArn === resource?.text ? null : inCode(profileArn) },
    { label: "Policy that AWS named", value: inCode(policyArn) },
    { label: "Region that was called", value: inCode(callRegion) },
    { label: "Operation", value: inCode(operation) },
    { label: "Error", value: inCode(errorCode) },
  ];
}

function inCode(text: string | null): ReactNode {
  return text === null ? null : <code className="font-mono text-xs wrap-anywhere">{text}</code>;
}

function Who({ principal }: { principal: NonNullable<AccessExplanation["principal"]> }) {
  const { kind, text, projectId, account } = principal;
  return (
    <>
      <span className="block">{principalWords[kind]}</span>
      {inCode(text)}
      {projectId === null && account === null ? null : (
        <span className="block text-xs text-ink-muted">
          {[projectId && `Project ${projectId}`, account && `account ${account}`].filter(Boolean).join(" · ")}
        </span>
      )}
    </>
  );
}
