import { billingRegion } from "@quarry/aws-core/clients/create-aws-clients";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import type { CostTagCallOptions } from "@quarry/aws-core/cost-tags/call-cost-tags";
import type { ConnectionReach } from "../../connections/aws-access.ts";
import type { JobContext } from "../../jobs/job-context.ts";
import { payForCall } from "../ingest/pay-for-call.ts";

interface Bill {
  id: string;
  connection: ConnectionReach;
}

/** What a call on the tags of a bill needs: the clients, and a meter that counts each request before it is sent. */
export function billClients(
  { aws, database, signal, actor }: JobContext,
  { id, connection }: Bill,
): { clients: AwsClients; options: CostTagCallOptions } {
  // AWS's price list has one price for requests to this API and names no exception for those on tags, so that they are
  // counted like the others: the meter may then tell too much, and never too little.
  const onPaidCall = async (operation: string) => {
    await payForCall(database, { sourceId: id, operation, purpose: actor.job, purse: "unlimited" });
  };
  return { clients: aws.clientsFor(connection, billingRegion), options: { signal, onPaidCall } };
}
