import type { CreationView } from "@quarry/domain/requests/schema";
import { KeyValues } from "@quarry/ui/key-values";
import { MonthlyCost } from "./monthly-cost.tsx";

/** What the requester wrote, and what it would cost. */
export function WishFacts({ request }: { request: CreationView }) {
  const { spec, plan, account, beneficiary, lastEditor, requester } = request;
  return (
    <div className="flex flex-col gap-3">
      <KeyValues
        items={[
          {
            label: "Estimated per month",
            value: <MonthlyCost microdollars={plan.cost.monthlyMicrodollars} />,
          },
          {
            label: "Tokens per month",
            value: `${tokens(spec.inputTokensPerMonth)} in, ${tokens(spec.outputTokensPerMonth)} out`,
          },
          {
            label: "Model",
            value: <code className="font-mono text-xs break-all">{plan.model.baseModelId}</code>,
          },
          { label: "Account and Region", value: `${account.name} (${account.id}), ${spec.region}` },
          { label: "Environment", value: spec.environment },
          { label: "Until", value: spec.expiresOn ?? "no end" },
          ...(spec.ticket === "" ? [] : [{ label: "Ticket", value: spec.ticket }]),
          ...(beneficiary === null ? [] : [{ label: "For", value: beneficiary.name }]),
          ...(lastEditor.id === requester.id ? [] : [{ label: "Last edited by", value: lastEditor.name }]),
        ]}
      />
      <p className="text-sm text-ink-muted">{plan.cost.explanation}</p>
      {spec.justification === "" ? null : (
        <p className="max-w-prose break-words whitespace-pre-wrap">{spec.justification}</p>
      )}
    </div>
  );
}

function tokens(count: number): string {
  return count.toLocaleString("en");
}
