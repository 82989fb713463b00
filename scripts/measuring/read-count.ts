import { parseArgs } from "node:util";
import { ExplainedError } from "../explained-error.ts";

interface Count {
  /** What it is the number of, as in "how many lines are loaded". */
  what: string;
  otherwise: number;
  least: number;
}

/**
 * The one option of a benchmark, `--NAME N`.
 *
 * @throws ExplainedError when it is no whole number or below the least
 */
export function readCount(args: readonly string[], name: string, { what, otherwise, least }: Count): number {
  const { values } = parseArgs({
    args: [...args],
    options: { [name]: { type: "string", default: String(otherwise) } },
  });
  const count = Number(values[name]);
  if (Number.isSafeInteger(count) && count >= least) return count;
  throw new ExplainedError(`--${name} is ${what}, at least ${least}.`);
}
