import { inject } from "vitest";
import { executeSql } from "../execute-sql.ts";

declare module "vitest" {
  export interface ProvidedContext {
    testPostgres: TestPostgres;
  }
}

/** Where the cluster of this test run listens, and its database that holds all migrations. */
export type TestPostgres = { adminUrl: string; template: string };

/** A database of its own for a test or a test file. */
export type TestDatabase = { url: string; drop: () => Promise<void> };

/** Creates a database with all migrations applied, or an empty one, on the cluster of the test run. */
export async function createTestDatabase(options: { isEmpty?: boolean } = {}): Promise<TestDatabase> {
  const { adminUrl, template } = inject("testPostgres");
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  // Copying files is quicker than logging every block while the template is small.
  const source = options.isEmpty ? "template0" : template;
  await executeSql(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY FILE_COPY`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => executeSql(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}
