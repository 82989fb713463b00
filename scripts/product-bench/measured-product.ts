import { runAdmin } from "../../e2e/product/admin-command.ts";
import { demoPeople } from "../../e2e/product/demo-people.ts";
import type { DemoPerson } from "../../e2e/product/demo-people.ts";
import { simulatorAt } from "../../e2e/product/simulator.ts";
import type { Simulator } from "../../e2e/product/simulator.ts";
import { addressesOf, startProduct } from "../../e2e/product/start-product.ts";
import { waitUntilRead } from "../../e2e/product/wait-until-read.ts";
import { createAwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { simulatedAws } from "../start-environment.ts";
import { restCaller } from "./rest-caller.ts";
import type { RestCaller } from "./rest-caller.ts";

/** A product of its own, as people start it: the built portal, a worker, Postgres and the simulator of AWS. */
export interface MeasuredProduct {
  simulator: Simulator;
  /** Calls of /api/v1 as somebody of the demo, with an API token. */
  as: (person: DemoPerson) => Promise<RestCaller>;
  /** The clients with which Quarry itself calls AWS, for calls past Quarry to the same simulator. */
  clientsIn: (region: string) => AwsClients;
}

/** Starts a product, waits until its worker is at rest, runs the work and takes the product down. */
export async function withProduct(work: (product: MeasuredProduct) => Promise<void>): Promise<void> {
  const started = await startProduct();
  try {
    const { portal, simulator, database } = addressesOf(started);
    await waitUntilRead(database);
    Object.assign(process.env, simulatedAws(simulator));
    await work({
      simulator: simulatorAt(simulator),
      as: async (person) => {
        const command = ["token", "create", "--user", demoPeople[person].email, "--name", "bench"];
        return restCaller(portal, await runAdmin(database, [...command, "--days", "1"]));
      },
      clientsIn: (region) => createAwsClients({ region }),
    });
  } finally {
    await started.stop();
  }
}
