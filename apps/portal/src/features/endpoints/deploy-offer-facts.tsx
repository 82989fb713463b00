import type { InstanceOfferView } from "@quarry/domain/endpoints/deploy-schema";
import { Money } from "@quarry/ui/money";
import { dollarsOf } from "../requests/request-words.ts";
import { DeployMemoryBar } from "./deploy-memory-bar.tsx";

const fitWords: Readonly<Record<InstanceOfferView["fit"]["verdict"], string>> = {
  fits: "fits",
  tight: "fits, with little room",
  "too-large": "does not fit",
  unknown: "not known whether it fits",
};

/** One instance type in a line: devices, price, quota, and the model in its memory. */
export function DeployOfferFacts({ offer, region }: { offer: InstanceOfferView; region: string }) {
  const { accelerators, vcpus, memoryGib, price, quota, offered, fit } = offer;
  return (
    <span className="grid gap-x-4 gap-y-0.5 lg:grid-cols-[18rem_24rem]">
      <span>
        {accelerators === null
          ? "no GPU"
          : `${accelerators.count} × ${accelerators.model}, ${accelerators.memoryGib} GiB each`}
        , {vcpus} vCPUs, {memoryGib} GiB
      </span>
      <span className="flex min-w-0 flex-col gap-1">
        <span>
          {price === null ? (
            "no price known"
          ) : (
            <>
              <Money amount={dollarsOf(price.perHour)} /> an hour,{" "}
              <Money amount={dollarsOf(price.perMonth)} /> a month
              {price.basis === "estimate" ? ", estimated" : ""}
            </>
          )}
          {offered === "no" ? ` · not in ${region}` : ` · ${quotaWords(quota)}`} · {fitWords[fit.verdict]}
        </span>
        {fit.parts.length === 0 ? null : (
          <span className="block w-64 sm:w-96">
            <DeployMemoryBar fit={fit} />
          </span>
        )}
      </span>
    </span>
  );
}

function quotaWords(quota: number | null): string {
  if (quota === null) return "quota not known";
  return quota === 0 ? "quota 0: ask for it first" : `quota ${quota}`;
}
