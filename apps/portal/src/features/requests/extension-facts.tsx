import type { ExtensionView } from "@quarry/domain/requests/schema";
import { KeyValues } from "@quarry/ui/key-values";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { MonthlyCost } from "./monthly-cost.tsx";
import { RunningCost } from "./running-cost.tsx";

/** Until when an endpoint is to run, what that costs, and what for. */
export function ExtensionFacts({ request: { spec, plan } }: { request: ExtensionView }) {
  const { call, cost, hourlyMicrodollars, endsBefore } = plan;
  return (
    <Section
      title="What changes"
      description="AWS is not called: Quarry deletes the endpoint later than it would have."
    >
      <div className="flex flex-col gap-3">
        <KeyValues
          items={[
            {
              label: "Endpoint",
              value: <TextLink href={`/endpoints/${spec.endpointId}`}>{call.input.endpointName}</TextLink>,
            },
            { label: "Ends now", value: minuteOf(endsBefore) },
            { label: "Ends then", value: spec.endsAt === null ? "never" : minuteOf(spec.endsAt) },
            { label: "Cost while it runs", value: <RunningCost microdollars={hourlyMicrodollars} /> },
            { label: "Estimated per month", value: <MonthlyCost microdollars={cost.monthlyMicrodollars} /> },
            ...(spec.ticket === "" ? [] : [{ label: "Ticket", value: spec.ticket }]),
          ]}
        />
        <p className="max-w-prose break-words whitespace-pre-wrap">{spec.justification}</p>
      </div>
    </Section>
  );
}

const minuteOf = (at: string): string => `${at.slice(0, 16).replace("T", " ")} UTC`;
