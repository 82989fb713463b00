import type { Prisma } from "@quarry/database/generated/client";
import { z } from "zod";
import type { Transaction } from "../operation/context.ts";
import { noSuchPerson } from "./unknown.ts";
import type { PersonView } from "./schema.ts";

const relations = (now: Date) =>
  ({
    memberships: { include: { team: true }, orderBy: { team: { name: "asc" } } },
    _count: { select: { apiTokens: { where: { revokedAt: null, expiresAt: { gt: now } } } } },
  }) satisfies Prisma.UserInclude;

type PersonRow = Prisma.UserGetPayload<{ include: ReturnType<typeof relations> }>;

interface Selection {
  where: Prisma.UserWhereInput;
  window?: { skip: number; take: number };
}

/** People by name, each with teams and the last time they signed in. */
export async function readPeople(
  database: Transaction,
  { where, window = { skip: 0, take: 1 } }: Selection,
): Promise<PersonView[]> {
  const rows = await database.user.findMany({
    where,
    include: relations(new Date()),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    ...window,
  });
  const signIns = await lastSignIns(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toPersonView(row, signIns.get(row.id)));
}

/**
 * One person by id.
 *
 * @throws DomainError `not-found` when there is none
 */
export async function readPerson(database: Transaction, id: string): Promise<PersonView> {
  const [person] = await readPeople(database, { where: { id } });
  if (!person) throw noSuchPerson();
  return person;
}

const SignIns = z.array(z.object({ id: z.string(), at: z.date() }));

/** When people last signed in, by what the audit trail says: no column is written at each sign-in. */
async function lastSignIns(database: Transaction, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await database.$queryRaw`
    SELECT "subjectId" AS id, max("at") AS at FROM "Event"
    WHERE "subjectKind" = 'person' AND "subjectId" = ANY (${ids}) AND "name" = 'person.signed-in'
    GROUP BY "subjectId"`;
  return new Map(SignIns.parse(rows).map(({ id, at }) => [id, at]));
}

function toPersonView(row: PersonRow, lastSignedInAt: Date | undefined): PersonView {
  const { id, email, name, platformRole, status } = row;
  return {
    id,
    email,
    name,
    platformRole,
    status,
    teams: row.memberships.map(({ role, createdAt, team }) => ({
      slug: team.slug,
      name: team.name,
      role,
      since: createdAt.toISOString(),
    })),
    addedAt: row.createdAt.toISOString(),
    lastSignedInAt: lastSignedInAt?.toISOString() ?? null,
    liveTokens: row._count.apiTokens,
  };
}
