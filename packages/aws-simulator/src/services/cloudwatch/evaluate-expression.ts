import { invalid } from "./cloudwatch-errors.ts";
import type { Expression, Operator } from "./parse-expression.ts";

/** Values by time in milliseconds since 1970. */
export type TimeSeries = ReadonlyMap<number, number>;

/** A number, one time series, or several. */
export type MathValue = number | TimeSeries | readonly TimeSeries[];

export type MathContext = {
  /** Id of the query whose expression this is. */
  id: string;
  /** The value of another query. Throws for one that there is not. */
  valueOf: (name: string) => MathValue;
  /** Time series of the metrics whose ids contain a text. */
  metrics: (part: string) => readonly TimeSeries[];
  /** Beginnings of all periods, oldest first, in milliseconds since 1970. */
  grid: readonly number[];
  periodSeconds: number;
};

/** Computes an expression as CloudWatch does: values of one time are combined, times that one side lacks are left out. */
export function evaluate(expression: Expression, context: MathContext): MathValue {
  if (expression.kind === "number") return expression.value;
  if (expression.kind === "name") return context.valueOf(expression.name);
  if (expression.kind === "call") return call(expression.name, expression.parts, context);
  if (expression.kind === "text")
    throw invalid(`Error in expression '${context.id}': Unexpected text "${expression.value}"`);
  const sides = [evaluate(expression.left, context), evaluate(expression.right, context)] as const;
  return combine(sides, operators[expression.operator], context);
}

const unsupported = ({ id }: MathContext, what: string): Error =>
  invalid(`Error in expression '${id}': The simulator does not support ${what}`);

const truth = (isTrue: boolean): number => (isTrue ? 1 : 0);

const operators: Readonly<Record<Operator, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "^": (left, right) => left ** right,
  "<": (left, right) => truth(left < right),
  ">": (left, right) => truth(left > right),
  "<=": (left, right) => truth(left <= right),
  ">=": (left, right) => truth(left >= right),
  "==": (left, right) => truth(left === right),
  "!=": (left, right) => truth(left !== right),
  AND: (left, right) => truth(left !== 0 && right !== 0),
  "&&": (left, right) => truth(left !== 0 && right !== 0),
  OR: (left, right) => truth(left !== 0 || right !== 0),
  "||": (left, right) => truth(left !== 0 || right !== 0),
};

const isList = (value: MathValue): value is readonly TimeSeries[] => Array.isArray(value);

// A division by zero is no data point.
const finite = (entries: Iterable<[number, number]>): TimeSeries =>
  new Map([...entries].filter(([, value]) => Number.isFinite(value)));

function combine(
  [left, right]: readonly [MathValue, MathValue],
  operate: (left: number, right: number) => number,
  context: MathContext,
): MathValue {
  if (isList(left)) return left.map((series) => single(combine([series, right], operate, context), context));
  if (isList(right)) return right.map((series) => single(combine([left, series], operate, context), context));
  if (typeof left === "number" && typeof right === "number") return operate(left, right);
  const times = typeof left === "number" ? series(right).keys() : left.keys();
  return finite(
    [...times].flatMap((time): [number, number][] => {
      const [one, other] = [valueAt(left, time), valueAt(right, time)];
      return one === undefined || other === undefined ? [] : [[time, operate(one, other)]];
    }),
  );
}

const series = (value: MathValue): TimeSeries => (value instanceof Map ? value : new Map<number, number>());

const valueAt = (value: MathValue, time: number): number | undefined =>
  typeof value === "number" ? value : series(value).get(time);

function single(value: MathValue, context: MathContext): TimeSeries {
  if (typeof value === "number" || isList(value))
    throw invalid(`Error in expression '${context.id}': A time series was expected`);
  return value;
}

type MathFunction = (parts: Expression[], context: MathContext) => MathValue;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const functions: Readonly<Record<string, MathFunction>> = {
  SUM: aggregate(sum),
  AVG: aggregate((values) => sum(values) / values.length),
  MIN: aggregate((values) => Math.min(...values)),
  MAX: aggregate((values) => Math.max(...values)),
  ABS: eachValue(Math.abs),
  CEIL: eachValue(Math.ceil),
  FLOOR: eachValue(Math.floor),
  METRICS: ([part], context) => context.metrics(part?.kind === "text" ? part.value : ""),
  PERIOD: (_parts, { periodSeconds }) => periodSeconds,
  TIME_SERIES: ([part], context) => new Map(context.grid.map((time) => [time, numberOf(part, context)])),
  FILL: ([of, filler], context) => fill(single(valueOfPart(of, context), context), filler, context),
  IF: choose,
  RATE: ([of], context) => rate(single(valueOfPart(of, context), context)),
  RUNNING_SUM: ([of], context) => runningSum(single(valueOfPart(of, context), context)),
};

function call(name: string, parts: Expression[], context: MathContext): MathValue {
  const known = functions[name];
  if (known === undefined) throw unsupported(context, `the function ${name}`);
  return known(parts, context);
}

function valueOfPart(part: Expression | undefined, context: MathContext): MathValue {
  if (part === undefined) throw invalid(`Error in expression '${context.id}': An argument is missing`);
  return evaluate(part, context);
}

function numberOf(part: Expression | undefined, context: MathContext): number {
  const value = valueOfPart(part, context);
  if (typeof value !== "number") throw invalid(`Error in expression '${context.id}': A number was expected`);
  return value;
}

/** Of several time series, one value for each time; of one time series, one number. */
function aggregate(reduce: (values: readonly number[]) => number): MathFunction {
  return ([part], context) => {
    const value = valueOfPart(part, context);
    if (typeof value === "number") return value;
    if (!isList(value)) return reduce([...value.values()]);
    const byTime = new Map<number, number[]>();
    for (const [time, one] of value.flatMap((entry) => [...entry]))
      byTime.set(time, [...(byTime.get(time) ?? []), one]);
    return finite([...byTime].map(([time, values]) => [time, reduce(values)]));
  };
}

function eachValue(change: (value: number) => number): MathFunction {
  return ([part], context) => combine([valueOfPart(part, context), 0], (value) => change(value), context);
}

function choose([condition, whenTrue, whenFalse]: Expression[], context: MathContext): MathValue {
  const sides = [valueOfPart(whenTrue, context), valueOfPart(whenFalse, context)] as const;
  const tested = valueOfPart(condition, context);
  if (typeof tested === "number") return tested === 0 ? sides[1] : sides[0];
  return finite(
    [...single(tested, context)].flatMap(([time, value]): [number, number][] => {
      const chosen = valueAt(value === 0 ? sides[1] : sides[0], time);
      return chosen === undefined ? [] : [[time, chosen]];
    }),
  );
}

/** Fills the times that have no value: with a number, with the last value (REPEAT), or along a line (LINEAR). */
function fill(of: TimeSeries, filler: Expression | undefined, context: MathContext): TimeSeries {
  const isWay = filler?.kind === "name" && /^(REPEAT|LINEAR)$/.test(filler.name);
  const way = isWay ? filler.name : undefined;
  const constant = way === undefined ? numberOf(filler, context) : undefined;
  const times = [...of.keys()].toSorted((left, right) => left - right);
  const filled = context.grid.map((time): [number, number] => {
    const before = times.findLast((known) => known <= time);
    const after = times.find((known) => known >= time);
    if (before === time) return [time, of.get(time) ?? Number.NaN];
    if (constant !== undefined) return [time, constant];
    const last = before === undefined ? Number.NaN : (of.get(before) ?? Number.NaN);
    if (way !== "LINEAR" || before === undefined || after === undefined) return [time, last];
    return [time, last + (((of.get(after) ?? 0) - last) * (time - before)) / (after - before)];
  });
  return finite(filled);
}

const inOrder = (of: TimeSeries): [number, number][] => [...of].toSorted(([left], [right]) => left - right);

/** Change per second since the value before. */
function rate(of: TimeSeries): TimeSeries {
  const points = inOrder(of);
  return finite(
    points.slice(1).map(([time, value], index): [number, number] => {
      const [before, last] = points[index] ?? [time, value];
      return [time, ((value - last) * 1000) / (time - before)];
    }),
  );
}

function runningSum(of: TimeSeries): TimeSeries {
  let total = 0;
  return finite(
    inOrder(of).map(([time, value]): [number, number] => {
      total += value;
      return [time, total];
    }),
  );
}
