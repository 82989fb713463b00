// Loaded with --import into a worker, whose own code knows nothing of it: strikes the process where it was told
// to, seen by the queries that it sends.
import { writeSync } from "node:fs";
import pg from "pg";
import { strikeMark } from "./points.ts";
import type { Order } from "./points.ts";
import { watchQueries } from "./query-watch.ts";
import type { Query, QueryWatch } from "./query-watch.ts";

const standardError = 2;
let armed: (Order & { watch: QueryWatch }) | undefined;

// Only the process that runs the faults has a channel to this one; an order is all that comes through it.
process.on("message", (order: Order) => {
  armed = { ...order, watch: watchQueries(order.point) };
});
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
process.channel?.unref();

function pass(isThere: (watch: QueryWatch) => boolean): void {
  if (armed === undefined || !isThere(armed.watch)) return;
  armed.skip -= 1;
  if (armed.skip >= 0) return;
  const { point, signal } = armed;
  armed = undefined;
  writeSync(standardError, `${strikeMark}${point}\n`);
  process.kill(process.pid, signal);
}

// oxlint-disable-next-line typescript/unbound-method -- it is only ever applied with its connection
const send = pg.Client.prototype.query;

function watchedQuery(this: pg.Client, ...given: unknown[]): unknown {
  const query = readQuery(given);
  if (query === undefined) return Reflect.apply(send, this, given);
  pass((watch) => watch.isBefore(this, query));
  const answered = (result: unknown): void => pass((watch) => watch.isAfter(this, query, rowsOf(result)));
  const callback = given.at(-1);
  if (typeof callback === "function") {
    const listen = (error: unknown, result: unknown): void => {
      if (!error) answered(result);
      Reflect.apply(callback, undefined, [error, result]);
    };
    return Reflect.apply(send, this, [...given.slice(0, -1), listen]);
  }
  const outcome: unknown = Reflect.apply(send, this, given);
  if (!(outcome instanceof Promise)) return outcome;
  return outcome.then((result: unknown) => {
    answered(result);
    return result;
  });
}

function readQuery([first, second]: readonly unknown[]): Query | undefined {
  if (typeof first === "string") return { text: first, values: Array.isArray(second) ? second : [] };
  if (typeof first !== "object" || first === null || !("text" in first)) return undefined;
  const values: unknown = "values" in first ? first.values : second;
  return { text: String(first.text), values: Array.isArray(values) ? values : [] };
}

function rowsOf(result: unknown): number {
  if (typeof result !== "object" || result === null || !("rowCount" in result)) return 0;
  return Number(result.rowCount);
}

Object.defineProperty(pg.Client.prototype, "query", { value: watchedQuery });
