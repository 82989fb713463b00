import { createHash } from "node:crypto";
import pg from "pg";

/** Each table's rows as one hash. */
export type DatabaseState = Readonly<Record<string, string>>;

// What the worker writes by itself all the time, and the day a token was last used.
const unwatchedTables =
  /^(_prisma_migrations|WorkerSign|RegionMirror|Cost.*|PaidCall|Metered.*|Metering.*|Price.*)$/;
const unwatchedColumns = ["lastUsedAt", "lastSeenAt", "seenAt", "calledAt", "attempt", "evaluatedAt"];

/** The state of every table of the product, without what changes by itself. */
export function readState(database: string): Promise<DatabaseState> {
  return withClient(database, async (client) => {
    const tables = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    );
    const state: Record<string, string> = {};
    for (const { name } of tables.rows) {
      if (unwatchedTables.test(name)) continue;
      const { rows } = await client.query<{ row: string }>(
        `SELECT (to_jsonb(t) - $1::text[])::text AS row FROM ${client.escapeIdentifier(name)} t ORDER BY 1`,
        [unwatchedColumns],
      );
      const hash = createHash("sha256").update(rows.map(({ row }) => row).join("\n"));
      state[name] = `${rows.length} rows, ${hash.digest("hex").slice(0, 16)}`;
    }
    return state;
  });
}

/** Whether any row of the product's tables or of its jobs holds the text. */
export function isKept(database: string, text: string): Promise<boolean> {
  return withClient(database, async (client) => {
    const tables = await client.query<{ schema: string; name: string }>(
      "SELECT table_schema AS schema, table_name AS name FROM information_schema.tables WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'",
    );
    for (const { schema, name } of tables.rows) {
      const table = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
      const { rows } = await client.query(`SELECT 1 FROM ${table} t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [
        text,
      ]);
      if (rows.length > 0) return true;
    }
    return false;
  });
}

/** How many jobs wait or run, without those that wait for another attempt later. */
export function countOpenJobs(database: string): Promise<number> {
  return withClient(database, async (client) => {
    const { rows } = await client.query<{ open: string }>(
      "SELECT count(*) AS open FROM pgboss.job WHERE state IN ('created', 'active') AND start_after <= now()",
    );
    return Number(rows[0]?.open ?? 0);
  });
}

/** How many Regions of connected accounts have never been read. */
export function countUnreadRegions(database: string): Promise<number> {
  return withClient(database, async (client) => {
    const { rows } = await client.query<{ unread: string }>(
      `SELECT count(*) AS unread FROM "Connection" c, unnest(c."regions") AS place
       WHERE NOT EXISTS (SELECT 1 FROM "RegionMirror" m WHERE m."connectionId" = c.id AND m."region" = place)`,
    );
    return Number(rows[0]?.unread ?? 0);
  });
}

async function withClient<Result>(
  database: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
