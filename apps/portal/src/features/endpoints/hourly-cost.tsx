import type { EndpointPage } from "@quarry/domain/endpoints/schema";
import { Money } from "@quarry/ui/money";
import { dollarsOf } from "../requests/request-words.ts";

/** What the endpoints of a list cost at this moment; before it is known, what the list is for. */
export function HourlyCost({ page }: { page: EndpointPage | undefined }) {
  if (page === undefined || page.total === 0) return "SageMaker endpoints, what they do and what they cost.";
  const isPartlyUnknown = page.items.some(({ spending }) => spending.perHour === null);
  if (page.perHour === "0" && !isPartlyUnknown) return "These cost nothing now: no instance runs.";
  return (
    <>
      These cost{" "}
      <strong className="font-semibold text-ink">
        <Money amount={dollarsOf(page.perHour)} />
      </strong>{" "}
      an hour now{isPartlyUnknown ? ", and more: the price of some is not known" : ""}.
    </>
  );
}
