import type { Database } from "../operation/context.ts";

/** Every row of every table, the queue's too, as text: where a secret must not be found. */
export async function everyRow(database: Database): Promise<string> {
  const tables = await database.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`;
  const rows = await Promise.all(
    tables.map(({ name }) =>
      database.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`),
    ),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}
