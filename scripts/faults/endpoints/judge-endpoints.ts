import { wrongTrail, type Book, type Told, type Verdict } from "../verdict.ts";
import type { Part } from "./list-parts.ts";
import type { BilledLife } from "./simulator.ts";

/** What a request that was approved has to end as. */
export type Ending = "active" | "failed";

/** A request as the database has it at the end. */
export interface Settled {
  id: string;
  state: string;
  /** The sentence that its people read where it failed. */
  reason: string | null;
}

/** Parts of an endpoint while it served, each with how many there are to be. */
export interface Census {
  endpoint: string;
  parts: readonly Part[];
  wanted: Readonly<Record<string, number>>;
}

export interface BookedSpan {
  endpoint: string;
  instanceType: string;
  seconds: number;
}

/** What was found when everything had come to rest and had been deleted. */
export interface EndpointFindings {
  /** What each request whose approval was acknowledged has to end as, by its id. */
  wanted: ReadonlyMap<string, Ending>;
  requests: readonly Settled[];
  censuses: readonly Census[];
  /** Endpoints that are not as somebody wants them, in words. */
  unfinished: readonly string[];
  /** What AWS has in the end. */
  left: readonly Part[];
  /** How often each endpoint may have been made, by its name. */
  lives: ReadonlyMap<string, number>;
  ledger: readonly BilledLife[];
  book: readonly BookedSpan[];
  events: readonly Told[];
  firstBroken: string | null;
}

/**
 * Holds what was found against what must be: each request has its end, each endpoint exactly its parts while it
 * serves and none in the end, and the book says what AWS bills.
 */
export function judgeEndpoints(findings: EndpointFindings): Verdict {
  const { wanted, requests, censuses, unfinished, left } = findings;
  const ended = new Map(requests.map((request) => [request.id, request]));
  const unsettled = [...wanted].flatMap(([id, ending]) => whyUnsettled(ended.get(id), ending));
  const doubled = [...censuses.flatMap((census) => deviations(census, "more")), ...madeAgain(findings)];
  const missing = censuses.flatMap((census) => deviations(census, "fewer"));
  const leaked = left.map(({ kind, name }) => `left in AWS: ${kind} ${name}`);
  const lost = [...unsettled, ...missing, ...unfinished];
  const known = requests.filter(({ id }) => wanted.has(id));
  const idsOf = (state: Ending) => known.filter((one) => one.state === state).map(({ id }) => id);
  return {
    operations: wanted.size,
    duplicates: doubled.length,
    lost: lost.length,
    orphans: leaked.length,
    audit: wrongTrail(findings, [
      { ids: idsOf("active"), names: ["request.provisioning", "request.provisioned"] },
      { ids: idsOf("failed"), names: ["request.provisioning", "request.failed"] },
    ]),
    book: compare(findings),
    remarks: [...doubled, ...lost, ...leaked],
  };
}

function whyUnsettled(request: Settled | undefined, ending: Ending): string[] {
  if (request === undefined) return ["an approved request is not in the database"];
  const { id, state, reason } = request;
  if (state !== ending) return [`request ${id} is ${state} and not ${ending}: ${reason ?? "no reason"}`];
  return state === "failed" && (reason ?? "") === "" ? [`request ${id} failed without a reason`] : [];
}

function deviations({ endpoint, parts, wanted }: Census, which: "more" | "fewer"): string[] {
  return Object.entries(wanted).flatMap(([kind, count]) => {
    const there = parts.filter((part) => part.kind === kind).length;
    const difference = which === "more" ? there - count : count - there;
    const words = `${endpoint} has ${there} × ${kind} and not ${count}`;
    return Array.from({ length: Math.max(0, difference) }, () => words);
  });
}

function madeAgain({ lives, ledger }: EndpointFindings): string[] {
  const made = Map.groupBy(ledger, ({ endpoint }) => endpoint);
  return [...made].flatMap(([endpoint, entries]) => {
    const extra = entries.length - (lives.get(endpoint) ?? 0);
    const words = `${endpoint} was made ${entries.length} times`;
    return Array.from({ length: Math.max(0, extra) }, () => words);
  });
}

// Endpoint by endpoint and type by type, so that one mistake does not make up for another.
function compare({ ledger, book }: EndpointFindings): Book {
  const seconds = new Map<string, { used: number; booked: number }>();
  const at = (endpoint: string, type: string) => {
    const key = `${endpoint} ${type}`;
    const known = seconds.get(key) ?? { used: 0, booked: 0 };
    seconds.set(key, known);
    return known;
  };
  for (const { endpoint, seconds: used } of ledger)
    for (const [type, count] of Object.entries(used)) at(endpoint, type).used += count;
  for (const { endpoint, instanceType, seconds: count } of book) at(endpoint, instanceType).booked += count;
  const pairs = [...seconds.values()];
  return {
    used: pairs.reduce((sum, { used }) => sum + used, 0),
    apart: pairs.reduce((sum, { used, booked }) => sum + Math.abs(used - booked), 0),
  };
}
