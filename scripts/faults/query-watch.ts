import type { DatabasePoint } from "./points.ts";

export interface Query {
  text: string;
  values: readonly unknown[];
}

/** Tells from the queries of a process when it passes a point. */
export interface QueryWatch {
  /** Whether the point lies before this query is sent. */
  isBefore(connection: object, query: Query): boolean;
  /** Whether the point lies where this query's answer has come. */
  isAfter(connection: object, query: Query, rows: number): boolean;
}

interface Sign {
  /** `commit`: after the COMMIT of a transaction that held such a query. */
  when: "before" | "after" | "commit";
  matches: (query: Query, rows: number) => boolean;
}

const event =
  (...names: string[]) =>
  ({ text, values }: Query): boolean =>
    /^\s*INSERT INTO "Event"/.test(text) && values.some((value) => names.some((name) => value === name));

const signs: Readonly<Record<DatabasePoint, Sign>> = {
  fetched: {
    when: "after",
    matches: ({ text }, rows) =>
      rows > 0 &&
      /FOR UPDATE/.test(text) &&
      /name = 'requests\.provision'/.test(text) &&
      /'active'/.test(text),
  },
  "intent-written": {
    when: "commit",
    matches: ({ text }) => text.startsWith('UPDATE "public"."AwsOperation" SET "attempt" = '),
  },
  "answer-before-commit": {
    when: "before",
    matches: ({ text }) => text.startsWith('UPDATE "public"."AwsOperation" SET "resourceArn" = '),
  },
  "commit-before-completion": { when: "commit", matches: event("request.provisioned") },
  "in-audit": { when: "after", matches: event("request.provisioning", "request.provisioned") },
};

/** Watches for one point. A connection is any object that stays the same as long as the connection does. */
export function watchQueries(point: DatabasePoint): QueryWatch {
  const { when, matches } = signs[point];
  const marked = new WeakSet<object>();
  return {
    isBefore: (_connection, query) => when === "before" && matches(query, 0),
    isAfter(connection, query, rows) {
      if (when === "after") return matches(query, rows);
      if (when !== "commit") return false;
      if (/^\s*(COMMIT|ROLLBACK)/i.test(query.text)) {
        const isMarked = marked.delete(connection);
        return isMarked && /^\s*COMMIT/i.test(query.text);
      }
      if (matches(query, rows)) marked.add(connection);
      return false;
    },
  };
}
