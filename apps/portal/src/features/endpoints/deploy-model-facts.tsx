import type { HubModel } from "@quarry/aws-core/hub/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { KeyValues } from "@quarry/ui/key-values";
import { formatBytes } from "@quarry/ui/text/format-bytes";
import { closedModel } from "./deploy-access.ts";
import type { DeployDraft } from "./deploy-draft.ts";

interface DeployModelFactsProps {
  model: HubModel;
  access: DeployDraft["access"];
  onUseS3: () => void;
}

/** What the Hub says of a model, and what speaks against serving it. */
export function DeployModelFacts({ model, access, onUseS3 }: DeployModelFactsProps) {
  const closed = closedModel({ source: "hub", model, access });
  return (
    <div className="flex flex-col gap-4 rounded-md border border-line bg-sunken p-4">
      <KeyValues items={factsOf(model)} />
      {closed === undefined ? null : (
        <Callout
          tone="danger"
          title="The container cannot download this model without a token"
          action={<Button onClick={onUseS3}>Deploy from S3</Button>}
        >
          {closed}
        </Callout>
      )}
      {model.needsRemoteCode ? (
        <Callout tone="warning" title="It runs only with code out of the repository">
          Have somebody read that code at this commit; the endpoint runs it with the permissions of its role.
        </Callout>
      ) : null}
      {model.hasTokenizer ? null : (
        <Callout tone="warning" title="The repository has no tokenizer">
          Most servers do not start without one.
        </Callout>
      )}
    </div>
  );
}

const notTold = "not told";
const gates = { no: "open to everybody", automatic: "gated", manual: "gated, granted by its owner" } as const;

function factsOf(model: HubModel) {
  const { commit, weights, architecture, parameters, contextTokens, licence, quantisation, dtype } = model;
  const quantised = quantisation === null ? "" : `, quantised by ${quantisation.method}`;
  return [
    {
      label: "Commit",
      value: (
        <code className="font-mono text-xs" title={commit}>
          {commit.slice(0, 12)}
        </code>
      ),
    },
    {
      label: "Size",
      value: `${weights.bytes === null ? "several alternatives" : formatBytes(weights.bytes)} in ${weights.files.length} ${weights.format} ${weights.files.length === 1 ? "file" : "files"}`,
    },
    { label: "Architecture", value: architecture ?? notTold },
    { label: "Parameters", value: parameters === null ? notTold : billions(parameters) },
    { label: "Number format", value: `${dtype ?? notTold}${quantised}` },
    {
      label: "Context",
      value: contextTokens === null ? notTold : `${contextTokens.toLocaleString("en")} tokens`,
    },
    { label: "Licence", value: licence ?? notTold },
    { label: "Access", value: model.private ? "private" : gates[model.gated] },
    { label: "Task", value: model.task ?? notTold },
  ];
}

function billions(count: number): string {
  const format = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
  return format.format(count);
}
