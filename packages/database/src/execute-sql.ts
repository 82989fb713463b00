import pg from "pg";

/** Runs SQL without parameters on a connection of its own, for what no pool may be held open: databases made and dropped. */
export async function executeSql(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
