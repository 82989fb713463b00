import { DuckDBInstance } from "@duckdb/node-api";
import type pg from "pg";

/** Sums up what a statement on `bench_lines` answers, in ten-billionths of a dollar. */
export type AskSum = (sql: string) => Promise<bigint>;

const lines = `
  SELECT grouping."key" AS grouping, line."day", value."value", service."name" AS service,
    usage."name" AS usage_type, usage."region", usage."model", line."unblended"
  FROM "CostLine" line
  JOIN "CostGrouping" grouping ON grouping."id" = line."groupingId"
  JOIN "CostValue" value ON value."id" = line."valueId"
  JOIN "CostService" service ON service."id" = line."serviceId"
  JOIN "CostUsageType" usage ON usage."id" = line."usageTypeId"`;

/** The lines themselves, without the sums that views read. */
export async function openRawLines(client: pg.Client): Promise<AskSum> {
  await client.query(`CREATE VIEW bench_lines AS ${lines}`);
  return async (sql) => {
    const { rows } = await client.query<{ amount: string }>(sql);
    return rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  };
}

/** The same lines in DuckDB, in memory. `file` is where Postgres may write. */
export async function openDuckLines(
  client: pg.Client,
  file: string,
): Promise<{ ask: AskSum; close: () => void }> {
  await client.query(
    `COPY (SELECT * FROM bench_lines) TO '${file}' (FORMAT csv, HEADER, FORCE_QUOTE (value))`,
  );
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE bench_lines AS SELECT * FROM read_csv('${file}', nullstr = '\\N')`);
  return {
    ask: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRows().reduce((sum, row) => sum + BigInt(String(row.at(-1))), 0n);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
