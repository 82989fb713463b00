import type { ProfileSelection } from "@quarry/domain/profiles/schema";
import type pg from "pg";
import type { Viewer } from "./load-catalog.ts";
import type { Question } from "./questions.ts";

/** A profile as a plain statement finds it, with its tags. */
export interface PlainRow {
  id: string;
  name: string;
  arn: string;
  description: string;
  region: string;
  baseModelId: string;
  verdict: string;
  origin: string;
  type: string;
  status: string;
  accountId: string;
  lastSeenAt: Date;
  awsCreatedAt: Date;
  goneAt: Date | null;
  tags: { key: string; value: string }[];
  /** The teams that adopted it. */
  teams: string[];
}

const rows = `
  SELECT profile.*, connection."name" AS connection,
    ARRAY(SELECT adoption."teamId"::text FROM "Adoption" adoption WHERE adoption."profileId" = profile."id") AS teams,
    (SELECT coalesce(json_agg(json_build_object('key', tag."key", 'value', tag."value") ORDER BY tag."key"), '[]')
     FROM "ProfileTag" tag WHERE tag."profileId" = profile."id") AS tags
  FROM "Profile" profile JOIN "Connection" connection ON connection."id" = profile."connectionId"`;

/** Every profile, whoever may see it, gone or not. */
export async function readAllRows(client: pg.Client): Promise<PlainRow[]> {
  return (await client.query<PlainRow>(rows)).rows;
}

/** The rows of the page, or of all, by one statement as one would write it: no total, no counts beside it. */
export async function readPlainPage(
  client: pg.Client,
  viewer: Viewer,
  question: Question,
): Promise<string[]> {
  const { filter, kind } = question;
  const values: unknown[] = [];
  const conditions = conditionsOf(filter, viewer, (value) => `$${values.push(value)}`);
  const window = `LIMIT ${filter.pageSize} OFFSET ${(filter.page - 1) * filter.pageSize}`;
  const { rows: found } = await client.query<PlainRow>(
    `${rows} WHERE ${conditions.join(" AND ")}
     ORDER BY profile."${filter.sort}" ${filter.order}, profile."id" ${kind === "file" ? "" : window}`,
    values,
  );
  return found.map(({ id }) => id);
}

function conditionsOf(
  { q, tag, region, model, origin, type, account, scope }: ProfileSelection,
  { teams }: Viewer,
  take: (value: unknown) => string,
): string[] {
  const adopted = `SELECT "teamId" FROM "Adoption" WHERE "profileId" = profile."id"`;
  const conditions = scope === "present" ? [`profile."goneAt" IS NULL`] : [];
  if (teams !== "all") {
    const own = `EXISTS (${adopted} AND "teamId" = ANY (${take(teams)}))`;
    conditions.push(scope === "adopted" ? own : `(NOT EXISTS (${adopted}) OR ${own})`);
  }
  const lists = { region, baseModelId: model, origin, type, accountId: account };
  for (const [column, wanted] of Object.entries(lists)) {
    if (wanted.length > 0) conditions.push(`profile."${column}"::text = ANY (${take(wanted)})`);
  }
  const tagged = `SELECT 1 FROM "ProfileTag" WHERE "profileId" = profile."id"`;
  for (const token of tag) {
    const [key, value] = token.split(":");
    conditions.push(`EXISTS (${tagged} AND "key" = ${take(key)} AND "value" = ${take(value)})`);
  }
  if (q !== "") {
    const like = take(`%${q}%`);
    const columns = ["name", "arn", "description", "baseModelId"].map(
      (name) => `profile."${name}" ILIKE ${like}`,
    );
    conditions.push(`(${columns.join(" OR ")} OR EXISTS (${tagged} AND "value" ILIKE ${like}))`);
  }
  return conditions;
}
