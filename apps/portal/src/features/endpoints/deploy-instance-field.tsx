"use client";

import type { InstanceOfferView } from "@quarry/domain/endpoints/deploy-schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { RadioGroup } from "@quarry/ui/radio-group";
import { Select } from "@quarry/ui/select";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useState } from "react";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { problemOf } from "@/client/refusal.ts";
import { DeployMemoryBar, DeployMemoryLegend } from "./deploy-memory-bar.tsx";
import { DeployOfferFacts } from "./deploy-offer-facts.tsx";
import { offerProblem, offersIn } from "./deploy-proposals.ts";
import type { OfferScope } from "./deploy-proposals.ts";
import type { DeployStepProps } from "./deploy-step-props.ts";
import { useInstanceOffers } from "./deploy-offers.ts";

/** The instance type, with what it costs, whether the account may run it and whether the model fits. */
export function DeployInstanceField(step: DeployStepProps) {
  const query = useInstanceOffers(step.draft);
  if (step.draft.region === "") return null;
  return (
    <QueryBoundary
      query={query}
      loading={<SkeletonText lines={6} />}
      failed="The instance types could not be listed"
    >
      {({ items, problem }) => (
        <>
          {problem === null ? null : <Callout tone="warning">{problem}</Callout>}
          <Offers {...step} offers={items} />
        </>
      )}
    </QueryBoundary>
  );
}

const scopes = [
  { value: "fitting", label: "GPU types that fit" },
  { value: "gpu", label: "All GPU types" },
  { value: "all", label: "All types" },
] as const satisfies readonly { value: OfferScope; label: string }[];

const firstShown = 6;

function Offers({
  draft,
  onChange,
  problems,
  offers,
}: DeployStepProps & { offers: readonly InstanceOfferView[] }) {
  const [scope, setScope] = useState<OfferScope>("fitting");
  const [isWhole, setWhole] = useState(false);
  const inScope = offersIn(offers, { scope, chosen: draft.instanceType });
  const shown = isWhole
    ? inScope
    : inScope.filter(({ type }, index) => index < firstShown || type === draft.instanceType);
  const chosen = offers.find(({ type }) => type === draft.instanceType);
  const error = (chosen && offerProblem(chosen, draft.region)) ?? offerError(problems);
  return (
    <div className="flex flex-col gap-3">
      <Select
        label="Show"
        className="sm:w-64"
        size="sm"
        options={scopes}
        value={scope}
        onChange={(next) => {
          setScope(next);
          setWhole(false);
        }}
      />
      {inScope.length === 0 ? (
        <Callout tone="warning">
          No type of the Region fits and may be run by the account. Look at all types to see why.
        </Callout>
      ) : null}
      <RadioGroup
        label="Instance type"
        hint="The cheapest first. Prices are for one instance while it runs."
        look="cards"
        options={shown.map((offer) => ({
          value: offer.type,
          label: <span className="font-mono">{offer.type}</span>,
          hint: <DeployOfferFacts offer={offer} region={draft.region} />,
        }))}
        value={draft.instanceType || null}
        onChange={(instanceType) => onChange({ instanceType })}
        error={error}
      />
      {shown.length < inScope.length ? (
        <Button size="sm" className="self-start" onClick={() => setWhole(true)}>
          Show all {inScope.length}
        </Button>
      ) : null}
      {chosen ? (
        <div className="flex flex-col gap-2 rounded-md border border-line bg-sunken p-3">
          <p>{chosen.fit.sentence}</p>
          <DeployMemoryBar fit={chosen.fit} />
          <DeployMemoryLegend fit={chosen.fit} />
        </div>
      ) : null}
    </div>
  );
}

/** What the pre-flight says of the type. */
function offerError(problems: DeployStepProps["problems"]): string | undefined {
  for (const field of ["instances.type", "quota", "memory", "region"]) {
    const message = problemOf(problems, `spec.deployment.${field}`);
    if (message !== undefined) return message;
  }
  return undefined;
}
