import type { Dimension } from "@aws-sdk/client-cloudwatch";
import { AwsError, validationError } from "../../wire/aws-error.ts";
import { cutPage } from "../../world/pages.ts";
import type { Page, PageRequest } from "../../world/pages.ts";

export const invalidValue = (message: string): AwsError =>
  new AwsError("InvalidParameterValueException", message);

export const invalidCombination = (message: string): AwsError =>
  new AwsError("InvalidParameterCombinationException", message);

/** What GetMetricData and the alarms answer for most of what is wrong; Query clients know it as `ValidationError`. */
export const invalid = validationError;

export const invalidToken = (): AwsError =>
  new AwsError("InvalidNextToken", "The specified nextToken is invalid.");

/** A page of a list; a foreign token is refused in this service's own words. */
export const pageOf = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  request: PageRequest,
): Page<Item> => cutPage(items, keyOf, { ...request, refusal: invalidToken });

/** Dimensions as a record. Throws for two of one name. */
export function readDimensions(dimensions: readonly Dimension[] = []): Record<string, string> {
  const read = new Map<string, string>();
  for (const { Name = "", Value = "" } of dimensions) {
    if (read.has(Name))
      throw invalidValue(`The parameter Dimensions contains duplicate dimension name ${Name}.`);
    read.set(Name, Value);
  }
  return Object.fromEntries(read);
}

export const writeDimensions = (dimensions: Readonly<Record<string, string>>): Dimension[] =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));

/** Periods that CloudWatch takes: 1, 5, 10, 20 and 30 seconds, and whole minutes. */
export const isPeriod = (seconds: number): boolean =>
  [1, 5, 10, 20, 30].includes(seconds) || (seconds > 0 && seconds % 60 === 0);
