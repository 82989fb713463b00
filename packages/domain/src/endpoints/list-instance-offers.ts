import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { memoryFitOf } from "@quarry/aws-core/endpoints/checks/size-checks";
import type { SizedDeployment } from "@quarry/aws-core/endpoints/checks/size-checks";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { instanceTypes } from "@quarry/aws-core/instances/instance-types";
import type { InstanceType } from "@quarry/aws-core/instances/instance-types";
import { isOfferedIn, priceOfInstances } from "@quarry/aws-core/instances/price-of-instances";
import type { PriceBook } from "@quarry/aws-core/prices/price-book";
import { query } from "../operation/query.ts";
import { loadPriceBook } from "../prices/load-price-book.ts";
import { findUsableConnection } from "../requests/find-usable-connection.ts";
import { InstanceOffersInput, InstanceOffersView } from "./deploy-schema.ts";
import type { InstanceOfferView } from "./deploy-schema.ts";
import { keptQuotas } from "./kept-quotas.ts";
import type { EndpointLimits } from "./kept-quotas.ts";

/**
 * The instance types of a Region with price, quota and the memory of one copy of a model, the cheapest first;
 * types that the Region lacks come last. Without the quotas the rest is told all the same.
 */
export const listInstanceOffers = query({
  permission: "requests.submit",
  route: { method: "POST", path: "/endpoint-instances", summary: "List instance types for a model" },
  input: InstanceOffersInput,
  output: InstanceOffersView,
  async run({ context, input }) {
    const connection = await findUsableConnection(context, input);
    const { limits, problem } = await readLimits(context.aws.clientsFor(connection, input.region));
    const book = await loadPriceBook(context.database);
    const items = instanceTypes.map((type) => offerOf(type, { input, limits, book }));
    return { items: items.toSorted(bestFirst), problem };
  },
});

async function readLimits(
  clients: AwsClients,
): Promise<{ limits: EndpointLimits | null; problem: string | null }> {
  try {
    return { limits: await keptQuotas(clients), problem: null };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { cause, remedy } = explainAwsError(error);
    return { limits: null, problem: `The quotas could not be read. ${cause} ${remedy}` };
  }
}

interface Asked {
  input: InstanceOffersInput;
  limits: EndpointLimits | null;
  book: PriceBook;
}

function offerOf(type: InstanceType, { input, limits, book }: Asked): InstanceOfferView {
  const { name, vcpus, memoryGib, accelerators, nvmeGb } = type;
  const fit = memoryFitOf(deploymentOn(name, input), { model: input.model, artefactBytes: null });
  // Every type of the table is known to it.
  if (!fit) throw new Error(`The table of instance types lacks ${name}.`);
  const { verdict, sentence, availableBytes, parts } = fit;
  return {
    type: name,
    vcpus,
    memoryGib,
    accelerators,
    nvmeGb,
    price: priceOf(name, input.region, book),
    offered: offeredIn(name, { input, limits, book }),
    quota: limits?.get(name) ?? null,
    fit: { verdict, sentence, availableBytes, parts },
  };
}

/** As much of a deployment as decides the memory; an image that is not chosen yet reads nothing. */
function deploymentOn(type: string, input: InstanceOffersInput): SizedDeployment {
  const { image, environment, acceleratorsPerCopy } = input;
  return {
    image: image ?? { from: "own", uri: "", body: "raw" },
    environment,
    placement:
      acceleratorsPerCopy === null
        ? { mode: "MODEL_BASED" }
        : {
            mode: "INFERENCE_COMPONENT_BASED",
            copies: 1,
            accelerators: acceleratorsPerCopy,
            cpus: null,
            memoryMib: 0,
          },
    instances: { type, count: 1, managed: null, volumeGb: null },
  };
}

function priceOf(type: string, region: string, book: PriceBook): InstanceOfferView["price"] {
  const price = priceOfInstances({ type, region, count: 1 }, book);
  if ("unknown" in price) return null;
  const { microdollarsPerHour, microdollarsPerMonth, basis } = price;
  return { perHour: String(microdollarsPerHour), perMonth: String(microdollarsPerMonth), basis };
}

/** A quota of the type is AWS's own word that the Region has it, and no quota that it lacks it. */
function offeredIn(type: string, { input, limits }: Asked): InstanceOfferView["offered"] {
  if (limits === null) return isOfferedIn(type, input.region);
  return limits.has(type) ? "yes" : "no";
}

function bestFirst(one: InstanceOfferView, other: InstanceOfferView): number {
  return (
    Number(one.offered === "no") - Number(other.offered === "no") ||
    priceRank(one) - priceRank(other) ||
    one.type.localeCompare(other.type)
  );
}

/** Micro-dollars an hour stay far below what a number holds exactly. */
const priceRank = ({ price }: InstanceOfferView): number =>
  price === null ? Number.POSITIVE_INFINITY : Number(price.perHour);
