import { priceOfInstances } from "@quarry/aws-core/instances/price-of-instances";
import type { Endpoint, EndpointRun } from "@quarry/database/generated/client";
import type { Transaction } from "../operation/context.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import type { Fleet } from "./fleets-of-endpoint.ts";

type RunningEndpoint = Pick<Endpoint, "id" | "region" | "instanceType" | "microdollarsPerHour" | "seenAt">;

/** What a look at AWS tells of the instances of an endpoint that is there. */
export interface SeenFleets {
  status: string;
  /** When AWS made it: an endpoint that is started again is another. */
  createdAt: Date;
  /** When AWS last changed it, as far as it says. */
  changedAt: Date;
  fleets: readonly Fleet[];
}

/** Micro-dollars an hour of one instance at the price in force; null when no price is known. */
export async function priceOfOne(
  database: Parameters<typeof loadPriceBook>[0],
  { type, region }: { type: string; region: string },
): Promise<bigint | null> {
  const price = priceOfInstances({ type, region, count: 1 }, await loadPriceBook(database));
  return "unknown" in price ? null : price.microdollarsPerHour;
}

/**
 * Keeps the book of what an endpoint costs: a span for each type of instance, from AWS's own time of creation on,
 * and a new one when their number changes. It ends when AWS says that the endpoint failed; when it is gone, which
 * AWS does not tell the time of, at the first look that does not find it (null).
 */
export async function keepRun(
  transaction: Transaction,
  endpoint: RunningEndpoint,
  seen: SeenFleets | null,
): Promise<void> {
  const book = { transaction, endpoint };
  const open = await openSpans(book);
  if (seen === null) return close(book, open, new Date());
  const { createdAt, status, fleets } = seen;
  const isEarlier = ({ startedAt }: EndpointRun): boolean => startedAt < createdAt;
  // The end of the endpoint before this one went unseen; it was there no longer than until this one was made.
  await close(book, open.filter(isEarlier), createdAt);
  const own = open.filter((span) => !isEarlier(span));
  const isKnown = await hasSpans(book, createdAt);
  const at = changeTime(endpoint, seen);
  if (!isKnown) await write(book, { open: own, fleets, at: createdAt });
  // What is going takes no more instances, and what failed before it went has none.
  else if (status !== "Failed" && status !== "Deleting") await write(book, { open: own, fleets, at });
  if (status === "Failed") await close(book, await openSpans(book), at);
}

interface Book {
  transaction: Transaction;
  endpoint: RunningEndpoint;
}

const openSpans = ({ transaction, endpoint: { id } }: Book): Promise<EndpointRun[]> =>
  transaction.endpointRun.findMany({ where: { endpointId: id, endedAt: null } });

async function hasSpans({ transaction, endpoint: { id } }: Book, since: Date): Promise<boolean> {
  const where = { endpointId: id, startedAt: { gte: since } };
  return (await transaction.endpointRun.count({ where })) > 0;
}

/** AWS's own time where it has changed the endpoint since the last look, else now. */
function changeTime({ seenAt }: RunningEndpoint, { changedAt }: SeenFleets): Date {
  const now = new Date();
  return changedAt < now && (seenAt === null || changedAt > seenAt) ? changedAt : now;
}

interface Change {
  open: readonly EndpointRun[];
  fleets: readonly Fleet[];
  at: Date;
}

async function write(book: Book, { open, fleets, at }: Change): Promise<void> {
  const isAsItWas = ({ instanceType, instances }: Fleet): boolean =>
    fleets.some((fleet) => fleet.instanceType === instanceType && fleet.instances === instances);
  const ended = open.filter((span) => !isAsItWas(span));
  await close(book, ended, at);
  const kept = new Set(open.filter(isAsItWas).map(({ instanceType }) => instanceType));
  const { id, region, ...endpoint } = book.endpoint;
  for (const { instanceType, instances } of fleets) {
    if (instances === 0 || kept.has(instanceType)) continue;
    const microdollarsPerHour =
      instanceType === endpoint.instanceType
        ? endpoint.microdollarsPerHour
        : await priceOfOne(book.transaction, { type: instanceType, region });
    const span = { endpointId: id, instanceType, instances, microdollarsPerHour, startedAt: at };
    await book.transaction.endpointRun.create({ data: span });
  }
}

async function close({ transaction }: Book, spans: readonly EndpointRun[], at: Date): Promise<void> {
  for (const { id, startedAt } of spans) {
    const endedAt = at < startedAt ? startedAt : at;
    await transaction.endpointRun.update({ where: { id }, data: { endedAt } });
  }
}
