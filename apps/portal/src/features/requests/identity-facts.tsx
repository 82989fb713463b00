import type { RepairView, RoleView, UserView } from "@quarry/domain/requests/schema";
import { Arn } from "@quarry/ui/arn";
import { KeyValues } from "@quarry/ui/key-values";
import { Section } from "@quarry/ui/section";
import { IdentityPlan } from "../roles/identity-plan.tsx";
import { KeyPanel } from "../roles/key-panel.tsx";
import { RequestCode } from "./request-code.tsx";

interface IdentityFactsProps {
  request: RoleView | RepairView | UserView;
  now: string;
}

/** What is asked for in IAM, who is let in, what it may do, and the calls that bring it about. */
export function IdentityFacts({ request, now }: IdentityFactsProps) {
  const { id, kind, state, spec, plan, account } = request;
  return (
    <>
      {kind === "user.create" && state === "active" ? <KeyPanel id={id} now={now} /> : null}
      <Section title="What is asked" description={spec.purpose}>
        <div className="flex flex-col gap-3">
          <KeyValues items={factsOf(request)} />
          {spec.justification === "" ? null : (
            <p className="max-w-prose break-words whitespace-pre-wrap">{spec.justification}</p>
          )}
        </div>
      </Section>
      <Section
        title="The plan"
        description={`In account ${account.id}. ${calls[kind]} What you see is what runs.`}
      >
        <IdentityPlan planned={request} />
      </Section>
      {kind === "role.create" && plan ? <RequestCode id={id} /> : null}
    </>
  );
}

const calls = {
  "role.create": "The role is made with these documents.",
  "role.repair": "These calls are made on the role, in this order.",
  "user.create": "The user is made with this policy, then its one key, which is sealed until it is shown.",
} as const;

function factsOf(request: IdentityFactsProps["request"]) {
  const { spec, account, beneficiary, lastEditor, requester } = request;
  return [
    identityOf(request),
    { label: "Account and Region", value: `${account.name} (${account.id}), ${spec.region}` },
    ...(spec.ticket === "" ? [] : [{ label: "Ticket", value: spec.ticket }]),
    ...(beneficiary === null ? [] : [{ label: "For", value: beneficiary.name }]),
    ...(lastEditor.id === requester.id ? [] : [{ label: "Last edited by", value: lastEditor.name }]),
  ];
}

function identityOf({ kind, spec, plan }: IdentityFactsProps["request"]) {
  if (kind === "role.repair") return { label: "Role", value: <Arn arn={spec.roleArn} /> };
  const { path, name } = plan.call.input;
  const label = kind === "user.create" ? "User" : "Role";
  return { label, value: <code className="font-mono text-xs break-all">{`${path}${name}`}</code> };
}
