import type { BillView } from "@quarry/domain/bills/schema";
import { Section } from "@quarry/ui/section";
import { TextLink } from "@quarry/ui/text-link";
import { AmountRow } from "./amount-row.tsx";

const pages = { profile: "/profiles", endpoint: "/endpoints" } as const;

/** The profiles and endpoints that the bill names. */
export function BillResources({ bill: { resources, otherThanResources } }: { bill: BillView }) {
  return (
    <Section title="Profiles and endpoints" count={resources.length}>
      {otherThanResources === null ? (
        <p className="text-ink-muted">
          No bill tells costs by profile and endpoint yet: that takes the cost allocation tag
          quarry:operation, activated and read, or a Data Export with resource ids.
        </p>
      ) : (
        <ul className="flex flex-col">
          {resources.map(({ kind, id, name, amount }) => (
            <AmountRow key={id} amount={amount}>
              <span className="min-w-0 truncate">
                <TextLink href={`${pages[kind]}/${id}`}>{name}</TextLink>{" "}
                <span className="text-ink-muted">{kind}</span>
              </span>
            </AmountRow>
          ))}
          <AmountRow amount={otherThanResources}>
            <span className="text-ink-muted">Of its own, but by none that Quarry can name</span>
          </AmountRow>
        </ul>
      )}
    </Section>
  );
}
