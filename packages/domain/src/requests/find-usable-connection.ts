import type { Connection } from "@quarry/database/generated/client";
import { usableConnections } from "../connections/find-connection.ts";
import { visibleTeams } from "../operation/actor.ts";
import type { KnownContext } from "../operation/context.ts";
import { invalidField, notFound } from "../operation/domain-error.ts";

/**
 * The connection to an account's Region that somebody looks into before they ask for something.
 *
 * @throws DomainError `not-found`
 */
export async function findUsableConnection(
  { database, actor }: KnownContext,
  { connectionId, region }: { connectionId: string; region: string },
): Promise<Connection> {
  const connection = await database.connection.findFirst({
    where: { AND: [{ id: connectionId }, usableConnections(visibleTeams(actor))] },
  });
  if (!connection?.regions.includes(region)) throw notFound("connection to that Region");
  return connection;
}

interface WantedPlace {
  teamId: string;
  connectionId: string;
  region: string;
  /** The field that holds the Region, for whoever has to change it; `spec.region` unless told. */
  regionField?: string;
}

/**
 * The connection through which a team asks for something in a Region.
 *
 * @throws DomainError `invalid` at the field that names no such place
 */
export async function findTeamConnection(
  { database }: Pick<KnownContext, "database">,
  { teamId, connectionId, region, regionField = "spec.region" }: WantedPlace,
): Promise<Connection> {
  const connection = await database.connection.findFirst({
    where: { AND: [{ id: connectionId }, usableConnections([teamId])] },
  });
  if (!connection) throw invalidField("spec.connectionId", "Your team has no such account connected.");
  if (connection.regions.includes(region)) return connection;
  throw invalidField(
    regionField,
    `${connection.name} is connected in ${connection.regions.join(", ")} only.`,
  );
}
