import type { DeploymentView } from "@quarry/domain/requests/schema";
import { Arn } from "@quarry/ui/arn";
import { KeyValues } from "@quarry/ui/key-values";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { accessFacts } from "../endpoints/spec-facts.ts";
import { DeploymentPlan } from "./deployment-plan.tsx";
import { RunningCost } from "./running-cost.tsx";
import { MonthlyCost } from "./monthly-cost.tsx";

/** What endpoint is asked for, what it costs, what was looked at beforehand, and every call that makes it. */
export function DeploymentFacts({ request }: { request: DeploymentView }) {
  const { spec, plan } = request;
  return (
    <>
      <Section title="What is asked" description={spec.purpose}>
        <div className="flex flex-col gap-3">
          <KeyValues items={factsOf(request)} />
          <p className="text-sm text-ink-muted">{plan.cost.explanation}</p>
          {spec.justification === "" ? null : (
            <p className="max-w-prose break-words whitespace-pre-wrap">{spec.justification}</p>
          )}
        </div>
      </Section>
      <DeploymentPlan plan={plan} />
    </>
  );
}

function factsOf({ spec, plan, account, beneficiary, lastEditor, requester }: DeploymentView) {
  const { deployment, hoursToLive, ticket } = spec;
  const { instances, placement } = deployment;
  return [
    { label: "While it runs", value: <RunningCost microdollars={plan.hourlyMicrodollars} /> },
    {
      label: "Estimated per month",
      value: <MonthlyCost microdollars={plan.cost.monthlyMicrodollars} />,
    },
    { label: "Instances", value: instancesOf(deployment) },
    { label: "Model", value: <ModelName model={deployment.model} /> },
    ...accessFacts(deployment).map(({ label, value, href }) => ({
      label,
      value: href === undefined ? <Code>{value}</Code> : <TextLink href={href}>{value}</TextLink>,
    })),
    { label: "Image", value: <Code>{plan.image}</Code> },
    {
      label: "Placed",
      value:
        placement.mode === "MODEL_BASED"
          ? "directly on the instances"
          : `as a component, ${counted(placement.copies, ["copy", "copies"])} with ${counted(placement.accelerators, ["GPU", "GPUs"])} each`,
    },
    { label: "Account and Region", value: `${account.name} (${account.id}), ${deployment.region}` },
    { label: "Execution role", value: <Arn arn={deployment.roleArn} /> },
    {
      label: "Disk",
      value: instances.volumeGb === null ? "as SageMaker chooses" : `${instances.volumeGb} GB`,
    },
    { label: "Until", value: hoursToLive === null ? "no end" : `${hoursToLive} hours after the approval` },
    ...(ticket === "" ? [] : [{ label: "Ticket", value: ticket }]),
    ...(beneficiary === null ? [] : [{ label: "For", value: beneficiary.name }]),
    ...(lastEditor.id === requester.id ? [] : [{ label: "Last edited by", value: lastEditor.name }]),
  ];
}

const counted = (count: number, [one, many]: readonly [string, string]): string =>
  `${count} ${count === 1 ? one : many}`;

type Deployment = DeploymentView["spec"]["deployment"];

function instancesOf({ instances, scaling }: Deployment): string {
  const { type, count, managed } = instances;
  const begin = `${count} × ${type}`;
  if (managed !== null) return `${begin}, from ${managed.least} to ${managed.most}`;
  return scaling === null ? begin : `${begin}, scaled from ${scaling.minimum} to ${scaling.maximum}`;
}

function ModelName({ model }: Pick<Deployment, "model">) {
  if (model.source === "s3") return <Code>{model.uri}</Code>;
  return (
    <>
      <Code>{model.repository}</Code>
      <span className="block text-sm text-ink-muted" title={model.revision}>
        commit {model.revision.slice(0, 12)}
      </span>
    </>
  );
}

function Code({ children }: { children: string }) {
  return <code className="font-mono text-xs break-all">{children}</code>;
}
