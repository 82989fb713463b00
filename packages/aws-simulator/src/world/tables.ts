/** Where a resource lives. */
export type Scope = { account: string; region: string };

/** A kind of resource that services keep; rows are plain JSON, so that the state file can hold them. */
export type Table<Row> = { name: string; readonly row?: Row };

/** Rows by table, account and Region. */
export type Tables = {
  rows<Row>(table: Table<Row>, scope: Scope): Map<string, Row>;
  /** Where the table has or had rows. */
  scopes(table: { name: string }): Scope[];
  /** Empties all tables but the named ones. */
  clear(keep?: readonly { name: string }[]): void;
  dump(): TableDump;
  load(dump: TableDump): void;
};

export type TableDump = Record<string, [id: string, row: unknown][]>;

export function defineTable<Row>(name: string): Table<Row> {
  return { name };
}

/** The scope of what belongs to an account rather than to a Region (roles, sessions). */
export const everywhere = (account: string): Scope => ({ account, region: "global" });

export function createTables(): Tables {
  const tables = new Map<string, Map<string, unknown>>();
  const at = (key: string): Map<string, unknown> => {
    const rows = tables.get(key) ?? new Map<string, unknown>();
    tables.set(key, rows);
    return rows;
  };
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a table's name is used with one row type, that of its definition
    rows: <Row>(table: Table<Row>, scope: Scope) => at(keyOf(table.name, scope)) as Map<string, Row>,
    scopes: ({ name }) =>
      [...tables.keys()].flatMap((key) => {
        const [table, account = "", region = ""] = key.split(" ");
        return table === name ? [{ account, region }] : [];
      }),
    clear(keep = []) {
      for (const key of tables.keys()) {
        if (!keep.some((table) => key.startsWith(`${table.name} `))) tables.delete(key);
      }
    },
    dump: () => Object.fromEntries([...tables].map(([key, rows]) => [key, [...rows]])),
    load(dump) {
      tables.clear();
      for (const [key, rows] of Object.entries(dump)) tables.set(key, new Map(rows));
    },
  };
}

const keyOf = (name: string, scope: Scope): string => `${name} ${scope.account} ${scope.region}`;
