import { closeAwsClients, createAwsClients, type ClientTimeouts } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { connectionCredentials, describeCaller } from "./connection-credentials.ts";
import type { Caller, ConnectionCheck } from "./schema.ts";

export interface CheckConnectionOptions {
  roleArn: string;
  externalId: string;
  sessionName: string;
  region: string;
  timeouts?: ClientTimeouts;
  signal?: AbortSignal;
}

/**
 * Tries a connection's role twice: with its external id it must be assumable, without it must not, or any
 * customer of the portal could make it act on this account.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 *
 * @throws AwsError when AWS cannot be asked: throttled, unavailable, time-out, or no credentials of our own
 */
export async function checkConnection(options: CheckConnectionOptions): Promise<ConnectionCheck> {
  const withId = await tryRole(options);
  if (withId instanceof AwsError) {
    return {
      state: "refused",
      sentence: `${options.roleArn} cannot be assumed with the connection's external id: ${withId.message}`,
    };
  }
  const { externalId: _left, ...withoutExternalId } = options;
  const withoutId = await tryRole(withoutExternalId);
  if (withoutId instanceof AwsError) {
    const sentence = `The role can be assumed with the external id only, and belongs to account ${withId.account}.`;
    return { state: "ready", caller: withId, sentence };
  }
  return {
    state: "open-without-external-id",
    sentence:
      "The role can be assumed without the external id. Add a StringEquals condition on sts:ExternalId to its trust policy.",
  };
}

async function tryRole(
  options: Omit<CheckConnectionOptions, "externalId"> & { externalId?: string },
): Promise<Caller | AwsError> {
  const { region, timeouts, signal } = options;
  const credentials = connectionCredentials(options);
  const clients = createAwsClients({ region, credentials, ...(timeouts ? { timeouts } : {}) });
  try {
    return await describeCaller(clients, signal);
  } catch (error) {
    // STS says AccessDenied for the role; every other denial is about our own credentials.
    if (error instanceof AwsError && error.awsCode === "AccessDenied") return error;
    throw error;
  } finally {
    closeAwsClients(clients);
  }
}
