import { z } from "zod";

const Addresses = z.object({
  /** Where people open the portal, without a slash at the end. */
  portal: z.url(),
  /** Where the simulator of AWS listens, without a slash at the end. */
  simulator: z.url(),
  database: z.url(),
});

/** Where the parts of the product under test are. */
export type ProductAddresses = z.infer<typeof Addresses>;

/** Tests of one lane share a product, one after the other; lanes run beside each other and share nothing. */
export const lanes = ["pages", "screens"] as const;
export type Lane = (typeof lanes)[number];

const variable = "QUARRY_E2E_ADDRESSES";
const Published = z.record(z.enum(lanes), Addresses);
type Published = z.infer<typeof Published>;

/** Tells the addresses of each lane's product to the processes that run the tests. */
export function publishAddresses(addresses: Published): void {
  process.env[variable] = JSON.stringify(addresses);
}

/** The addresses that the global setup published for a lane. */
export function productAddresses(lane: Lane): ProductAddresses {
  return Published.parse(JSON.parse(process.env[variable] ?? "null"))[lane];
}

/** A product that somebody else started and named in the environment; undefined when none is named. */
export function namedProduct(environment: NodeJS.ProcessEnv): ProductAddresses | undefined {
  const portal = environment["QUARRY_E2E_BASE_URL"];
  if (portal === undefined || portal === "") return undefined;
  return Addresses.parse({
    portal,
    simulator: environment["QUARRY_E2E_SIMULATOR_URL"],
    database: environment["DATABASE_URL"],
  });
}
