import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { executeSql } from "./execute-sql.ts";

const { CHAR: charType, TEXT: textType }: { CHAR: number; TEXT: number } = pg.types.builtins;

export const noFilter = { externalTables: [], externalEnums: [] };

/**
 * Runs work on Prisma's own schema engine, as WebAssembly, against the database.
 * The engine's errors arrive as they are: an Error whose message is meant for people.
 */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  schema: SchemasContainer,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  loadEngine();
  const connections = trackConnections(databaseUrl);
  const datamodels = schema.files.map(({ path, content }): [string, string] => [path, content]);
  const engine = await bindings.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(connections.factory),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await connections.close();
  }
}

// Node has it, but its types come only with those of the browser.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (program: object, imports: object) => { exports: { __wbindgen_start: () => void } };
};

let isLoaded = false;

// The package's own entry imports the wasm file, which Node reports as experimental at every start.
function loadEngine(): void {
  if (isLoaded) return;
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const program = new WebAssembly.Module(readFileSync(join(dirname(entry), "schema_engine_bg.wasm")));
  const { exports } = new WebAssembly.Instance(program, { "./schema_engine_bg.js": importsOf(bindings) });
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: rejectPanic } });
  const { __wbg_set_wasm: connect } = bindings;
  const { __wbindgen_start: start } = exports;
  connect(exports);
  start();
  isLoaded = true;
}

// The engine gives up waiting for its lock after ten seconds and forgets to cancel that timer, which
// would hold back the end of the process.
function importsOf(functions: object): object {
  const timers = Object.keys(functions).filter((name) => name.startsWith("__wbg_setTimeout_"));
  return { ...functions, ...Object.fromEntries(timers.map((name) => [name, setQuietTimeout])) };
}

function setQuietTimeout(callback: () => void, milliseconds: number): NodeJS.Timeout {
  return setTimeout(callback, milliseconds).unref();
}

// Called by the engine with the reason before a defect of its own ends it.
function rejectPanic(message: string): never {
  throw new Error(`Prisma's schema engine failed: ${message}`);
}

function trackConnections(databaseUrl: string) {
  const cleanups: (() => Promise<void>)[] = [];
  const connect = async (url: string, afterwards?: () => Promise<void>): Promise<SqlDriverAdapter> => {
    const adapter = await new PrismaPg(createDescribingPool(url), { disposeExternalPool: true }).connect();
    const close = adapter.dispose.bind(adapter);
    const dispose = once(async () => {
      await close();
      await afterwards?.();
    });
    cleanups.push(dispose);
    return Object.assign(adapter, {
      dispose,
      executeScript: wholeScripts(adapter),
      queryRaw: withCharacters(adapter),
    });
  };
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(databaseUrl),
    connectToShadowDb: async () => {
      const name = `quarry_shadow_${crypto.randomUUID()}`;
      await executeSql(databaseUrl, `CREATE DATABASE "${name}"`);
      const drop = () => executeSql(databaseUrl, `DROP DATABASE "${name}" WITH (FORCE)`);
      return connect(withDatabase(databaseUrl, name), drop);
    },
  };
  return { factory, close: async () => void (await Promise.all(cleanups.map((cleanup) => cleanup()))) };
}

const characterColumns = new WeakMap<object, number[]>();

// The engine reads columns of the catalog's type "char", which PrismaPg refuses: they pass it as text,
// and get their type back in `withCharacters`.
function createDescribingPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, connectionTimeoutMillis: 5_000 });
  const query = pool.query.bind(pool);
  return Object.assign(pool, {
    query: async (config: pg.QueryConfig) => {
      const result = await query(config);
      const fields = result.fields ?? [];
      characterColumns.set(
        result.rows ?? [],
        indexesOf(fields, (field) => field.dataTypeID === charType),
      );
      for (const field of fields) if (field.dataTypeID === charType) field.dataTypeID = textType;
      return result;
    },
  });
}

function withCharacters(adapter: SqlDriverAdapter): SqlDriverAdapter["queryRaw"] {
  const queryRaw = adapter.queryRaw.bind(adapter);
  return async (query) => {
    const result = await queryRaw(query);
    for (const index of characterColumns.get(result.rows) ?? []) {
      result.columnTypes[index] = ColumnTypeEnum.Character;
    }
    return result;
  };
}

function indexesOf<Item>(items: readonly Item[], matches: (item: Item) => boolean): number[] {
  return items.flatMap((item, index) => (matches(item) ? [index] : []));
}

// PrismaPg cuts a script at every semicolon, which breaks the body of a trigger; Postgres itself takes
// a whole script when it comes without parameters, and runs it as one transaction.
function wholeScripts(adapter: SqlDriverAdapter): (sql: string) => Promise<void> {
  return async (sql) => void (await adapter.executeRaw({ sql, args: [], argTypes: [] }));
}

function withDatabase(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
