import type { HubTokenKind as Kind } from "@quarry/aws-core/hub/schema";
import { HubTokenKind } from "@quarry/aws-core/hub/schema";
import type { Secret } from "@quarry/aws-core/roles/secret";
import type { Context } from "../operation/context.ts";
import { DomainError } from "../operation/domain-error.ts";
import { minutes } from "../operation/units.ts";
import { openSealed } from "../secrets/seal-secret.ts";
import { sealingPurpose } from "./sealing-purpose.ts";

/** A token in the clear: for the Hub or for CreateModel, in memory, for as long as that takes. */
export interface OpenedToken {
  id: string;
  name: string;
  owner: string;
  kind: Kind;
  secret: Secret;
}

interface Wanted {
  id: string;
  /** Ids of the teams whose tokens may be opened. */
  teams: readonly string[];
  /** The field of the input that named it. */
  path?: string;
}

// The last use is shown to the day, so it is not written at every look.
const lastUseGrain = minutes(5);

/**
 * Opens a kept token and remembers that it was used.
 *
 * @throws DomainError `not-found` for one of another team or one that was removed; `conflict` when the key of the
 *   installation does not open it
 */
export async function openHubToken(
  { database, configuration }: Pick<Context, "database" | "configuration">,
  { id, teams, path }: Wanted,
): Promise<OpenedToken> {
  const row = await database.hubToken.findFirst({
    where: { id, teamId: { in: [...teams] } },
    include: { removedBy: { select: { name: true } } },
  });
  if (!row) throw unusable(notThere, path);
  const { name, owner, sealed, lastUsedAt } = row;
  if (sealed === null) throw unusable(removed(name, row.removedBy?.name), path);
  const secret = await openSealed(configuration, sealed, { id, purpose: sealingPurpose });
  const now = new Date();
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > lastUseGrain) {
    await database.hubToken.updateMany({ where: { id, removedAt: null }, data: { lastUsedAt: now } });
  }
  return { id, name, owner, kind: HubTokenKind.parse(row.kind), secret };
}

const notThere = "There is no such Hub token, or it belongs to another team. Choose a token of the team.";

const removed = (name: string, by = "somebody"): string =>
  `The Hub token “${name}” was removed by ${by}. Choose another token of the team, or add one.`;

const unusable = (message: string, path: string | undefined): DomainError =>
  new DomainError("not-found", message, path === undefined ? {} : { details: [{ path, message }] });
