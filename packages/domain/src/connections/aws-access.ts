import { connectionCredentials } from "@quarry/aws-core/connections/connection-credentials";
import { closeAwsClients, createAwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";

/** How one AWS account is reached: by a role with its external id, or with the ambient credentials. */
export interface ConnectionReach {
  id: string;
  roleArn: string | null;
  externalId: string | null;
}

/** The AWS clients of every connection and region, made once and kept. */
export interface AwsAccess {
  clientsFor(connection: ConnectionReach, region: string): AwsClients;
  close(): void;
}

/** Which process asks: it becomes the session name that CloudTrail shows. */
export type AwsSessionName = "quarry-portal" | "quarry-worker";

/** The AWS access of one process; `sessionName` is what CloudTrail shows. */
export function createAwsAccess(sessionName: AwsSessionName): AwsAccess {
  const kept = new Map<string, AwsClients>();
  return {
    clientsFor(connection, region) {
      const key = JSON.stringify([connection.id, connection.roleArn, connection.externalId, region]);
      const known = kept.get(key);
      if (known) return known;
      const made = createAwsClients({ region, ...credentialsOf(connection, region, sessionName) });
      kept.set(key, made);
      return made;
    },
    close() {
      for (const clients of kept.values()) closeAwsClients(clients);
      kept.clear();
    },
  };
}

function credentialsOf(
  { roleArn, externalId }: ConnectionReach,
  region: string,
  sessionName: AwsSessionName,
) {
  if (roleArn === null || externalId === null) return {};
  return { credentials: connectionCredentials({ roleArn, externalId, sessionName, region }) };
}
