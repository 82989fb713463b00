import type { Database } from "../operation/context.ts";
import type { TeamScope } from "../operation/actor.ts";

/** The filter for connections that teams may use: those of everyone and their own. */
export function usableConnections(teams: TeamScope) {
  return teams === "all" ? {} : { OR: [{ teamId: null }, { teamId: { in: [...teams] } }] };
}

/** The connection through which an account is reached, or null when none is set up for the teams. */
export function findConnection(database: Database, teams: TeamScope, accountId: string) {
  return database.connection.findFirst({
    where: { AND: [{ accountId }, usableConnections(teams)] },
    orderBy: { createdAt: "asc" },
  });
}
