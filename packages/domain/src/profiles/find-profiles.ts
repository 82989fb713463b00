import { Prisma } from "@quarry/database/generated/client";
import { usableConnections } from "../connections/find-connection.ts";
import type { Actor } from "../operation/actor.ts";
import { visibleTeams } from "../operation/actor.ts";
import type { Database } from "../operation/context.ts";
import { literally } from "../operation/like-pattern.ts";
import type { ProfileSelection } from "./schema.ts";

/**
 * The filter for profiles the actor may see: those of usable connections that no team has adopted, or that one
 * of the actor's teams has. A profile that only other teams have adopted is theirs.
 */
export function visibleProfiles(actor: Actor): Prisma.ProfileWhereInput {
  const teams = visibleTeams(actor);
  if (teams === "all") return {};
  return {
    connection: usableConnections(teams),
    OR: [{ adoptions: { none: {} } }, { adoptions: { some: { teamId: { in: [...teams] } } } }],
  };
}

interface Window {
  skip: number;
  /** Null: all of them. */
  take: number | null;
}

/**
 * The ids of a window of a selection, in its order, and how many it has in all. Ties are settled by id, so that
 * pages never repeat a row. One reading of the table answers both.
 */
export async function findProfileIds(
  database: Database,
  chosen: { actor: Actor; selection: ProfileSelection },
  { skip, take }: Window,
): Promise<{ ids: string[]; total: number }> {
  const { sort, order } = chosen.selection;
  const [found] = await database.$queryRaw<{ ids: string[]; total: number }[]>`
    WITH chosen AS MATERIALIZED (
      SELECT p."id", ${Prisma.raw(`p."${sort}"`)} AS sorted FROM "Profile" p
      WHERE ${isSelected(chosen.actor, chosen.selection)}
    )
    SELECT
      ARRAY(
        SELECT "id" FROM chosen ORDER BY sorted ${Prisma.raw(order)}, "id" LIMIT ${take}::int OFFSET ${skip}::int
      )::text[] AS ids,
      (SELECT count(*)::int FROM chosen) AS total`;
  return found ?? { ids: [], total: 0 };
}

/** Whether a row `p` of profiles belongs to a selection, as a condition of SQL. */
export function isSelected(
  actor: Actor,
  {
    q,
    tag,
    region,
    model,
    verdict,
    origin,
    type,
    status,
    account,
    scope,
  }: Omit<ProfileSelection, "sort" | "order">,
): Prisma.Sql {
  const lists: [Prisma.Sql, readonly string[]][] = [
    [Prisma.sql`p."region"`, region],
    [Prisma.sql`p."baseModelId"`, model],
    [Prisma.sql`p."verdict"`, verdict],
    [Prisma.sql`p."origin"`, origin],
    [Prisma.sql`p."type"::text`, type],
    [Prisma.sql`p."status"`, status],
    [Prisma.sql`p."accountId"`, account],
  ];
  const conditions = [
    isVisible(actor),
    isInScope(actor, scope),
    ...lists.flatMap(([column, values]) =>
      values.length > 0 ? [Prisma.sql`${column} = ANY (${values})`] : [],
    ),
    ...tag.map(isTagged),
    ...(q === "" ? [] : [holdsText(q)]),
  ];
  return Prisma.join(conditions, " AND ");
}

/** `visibleProfiles` for many rows: what only other teams have adopted is looked up once, not for each row. */
function isVisible(actor: Actor): Prisma.Sql {
  const teams = visibleTeams(actor);
  if (teams === "all") return Prisma.sql`true`;
  return Prisma.sql`
    p."connectionId" IN (
      SELECT "id" FROM "Connection" WHERE "teamId" IS NULL OR "teamId" = ANY (${teams}::uuid[])
    )
    AND p."id" NOT IN (
      SELECT "profileId" FROM "Adoption" GROUP BY 1 HAVING NOT bool_or("teamId" = ANY (${teams}::uuid[]))
    )`;
}

function isInScope(actor: Actor, scope: ProfileSelection["scope"]): Prisma.Sql {
  if (scope === "present") return Prisma.sql`p."goneAt" IS NULL`;
  if (scope === "gone") return Prisma.sql`p."goneAt" IS NOT NULL`;
  if (scope === "all") return Prisma.sql`true`;
  const teams = actor.kind === "user" ? actor.teams.map(({ id }) => id) : [];
  return Prisma.sql`p."id" IN (SELECT "profileId" FROM "Adoption" WHERE "teamId" = ANY (${teams}::uuid[]))`;
}

function isTagged(token: string): Prisma.Sql {
  const colon = token.indexOf(":");
  const [key, value] = [token.slice(0, colon), token.slice(colon + 1)];
  return Prisma.sql`p."id" IN (SELECT "profileId" FROM "ProfileTag" WHERE "key" = ${key} AND "value" = ${value})`;
}

function holdsText(q: string): Prisma.Sql {
  const pattern = `%${literally(q)}%`;
  return Prisma.sql`(
    p."name" ILIKE ${pattern} OR p."arn" ILIKE ${pattern} OR p."description" ILIKE ${pattern}
    OR p."baseModelId" ILIKE ${pattern}
    OR p."id" IN (SELECT "profileId" FROM "ProfileTag" WHERE "value" ILIKE ${pattern})
  )`;
}
