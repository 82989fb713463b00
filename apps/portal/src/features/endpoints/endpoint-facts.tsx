import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { ArnDetail } from "@quarry/ui/arn-detail";
import { ChipList } from "@quarry/ui/chip-list";
import { KeyValues } from "@quarry/ui/key-values";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import type { ReactNode } from "react";
import { specFacts } from "./spec-facts.ts";
import type { Fact } from "./spec-facts.ts";

/** How an endpoint was made: its names in AWS, and everything that was asked for and approved. */
export function EndpointFacts({ endpoint }: { endpoint: EndpointDetailView }) {
  const { spec } = endpoint;
  return (
    <Section
      title="Facts"
      description={
        spec === null
          ? "Quarry did not make this endpoint: how it was made stands in the AWS console."
          : "As it was asked for and approved."
      }
    >
      <div className="flex flex-col gap-4">
        {endpoint.arn === null ? null : <ArnDetail arn={endpoint.arn} />}
        <KeyValues
          columns={3}
          items={[...namesOf(endpoint), ...(spec === null ? [] : specFacts(spec))].map((fact) => ({
            label: fact.label,
            value: <FactValue fact={fact} />,
          }))}
        />
        {spec === null ? null : (
          <Titled title="Tags">
            <ChipList chips={spec.tags.map(({ key, value }) => ({ name: key, value }))} />
          </Titled>
        )}
        {spec === null ? null : <Environment environment={spec.environment} />}
      </div>
    </Section>
  );
}

function namesOf({ configName, instanceType, spec, generation }: EndpointDetailView): Fact[] {
  return [
    { label: "Configuration", value: configName ?? "none yet", code: configName !== null },
    ...(spec === null
      ? [{ label: "Instance type", value: instanceType ?? "–" }]
      : [{ label: "Generation", value: String(generation) }]),
  ];
}

function FactValue({ fact: { value, code = false, href } }: { fact: Fact }) {
  const text = code ? <code className="font-mono text-xs break-all">{value}</code> : value;
  return href === undefined ? (
    <span className="break-words">{text}</span>
  ) : (
    <TextLink href={href}>{text}</TextLink>
  );
}

function Environment({ environment }: { environment: Readonly<Record<string, string>> }) {
  const entries = Object.entries(environment);
  if (entries.length === 0) return null;
  return (
    <Titled title="Environment of the container, beyond what Quarry fills in">
      <dl className="grid gap-x-4 font-mono text-xs sm:grid-cols-[max-content_1fr]">
        {entries.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="break-all text-ink-muted">{name}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </Titled>
  );
}

function Titled({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <p className="text-xs font-medium text-ink-faint">{title}</p>
      {children}
    </div>
  );
}
