import type { Database } from "../operation/context.ts";

/** The content of every business table; a refused call must leave it as it was. */
export async function fingerprint(database: Database): Promise<unknown> {
  const tables = await database.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  // One column a table: as a union of selects Postgres would start processes to read a few rows beside each other.
  const columns = tables.map(
    ({ name }) =>
      `(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM "${name}" t) AS "${name}"`,
  );
  return database.$queryRawUnsafe(`SELECT ${columns.join(", ")}`);
}
