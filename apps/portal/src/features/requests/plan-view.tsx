import type { Plan } from "@quarry/domain/requests/schema";
import { Arn } from "@quarry/ui/arn";
import { Callout } from "@quarry/ui/callout";
import { ChipList } from "@quarry/ui/chip-list";
import { CodeBlock } from "@quarry/ui/code-block";
import { KeyValues } from "@quarry/ui/key-values";
import { Section } from "@quarry/ui/section";
import { RegionAccessList } from "./region-access-list.tsx";
import { quotaWords } from "./request-words.ts";

/** Exactly what will be done in AWS once it is approved. */
export function PlanView({ plan, level = 2 }: { plan: Plan; level?: 2 | 3 }) {
  const { call, quota, duplicates } = plan;
  return (
    <>
      {duplicates.length > 0 ? <Duplicates duplicates={duplicates} /> : null}
      <Section
        level={level}
        title="The plan"
        description={`One call of ${call.operation} in ${call.region} of account ${call.accountId}. What you see is what runs.`}
      >
        <div className="flex flex-col gap-4">
          <KeyValues
            columns={2}
            items={[
              { label: "Name", value: <code className="font-mono">{call.input.inferenceProfileName}</code> },
              { label: "Copies", value: <Arn arn={call.input.modelSource.copyFrom} /> },
              { label: "Where requests go", value: plan.model.residency },
              {
                label: "Quota of the Region",
                value: quotaWords(quota),
              },
              ...(call.input.description === undefined
                ? []
                : [{ label: "Description", value: call.input.description }]),
            ]}
          />
          <div>
            <h3 className="mb-1 text-xs font-medium text-ink-faint">Tags</h3>
            <ChipList label="Tags" chips={call.input.tags.map(({ key, value }) => ({ name: key, value }))} />
          </div>
          <div>
            <h3 className="mb-1 text-xs font-medium text-ink-faint">
              Model access in each destination Region
            </h3>
            <RegionAccessList access={plan.access} />
          </div>
          {plan.studio === null ? null : <StudioOutlook studio={plan.studio} />}
          {plan.aliases.length === 0 ? null : (
            <p>
              Once it is there, {new Intl.ListFormat("en").format(plan.aliases)}{" "}
              {plan.aliases.length === 1 ? "names" : "name"} it.
            </p>
          )}
          <details>
            <summary className="cursor-pointer font-medium">The call as JSON</summary>
            <div className="pt-2">
              <CodeBlock code={JSON.stringify(call.input, null, 2)} language="json" />
            </div>
          </details>
          <details>
            <summary className="cursor-pointer font-medium">The IAM policy that users will need</summary>
            <div className="pt-2">
              <CodeBlock code={plan.policy} language="json" />
            </div>
          </details>
        </div>
      </Section>
    </>
  );
}

function StudioOutlook({ studio }: { studio: NonNullable<Plan["studio"]> }) {
  return (
    <Callout tone="info" title="In SageMaker Unified Studio">
      <p>Without the Studio’s tags: {studio.before}</p>
      <p>With them: {studio.sentence} This is proven in the field, not documented by AWS. What decides:</p>
      <ul className="list-disc pl-5">
        {studio.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Callout>
  );
}

function Duplicates({ duplicates }: Pick<Plan, "duplicates">) {
  return (
    <Callout tone="warning" title="Something like it exists already">
      <ul className="flex flex-col gap-1">
        {duplicates.map(({ arn, name, why }) => (
          <li key={arn} className="flex flex-wrap items-baseline gap-x-2">
            <strong className="font-medium">{name}</strong>
            <span>{why}</span>
            <Arn arn={arn} />
          </li>
        ))}
      </ul>
    </Callout>
  );
}
