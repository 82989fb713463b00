import { z } from "zod";
import { readFilter } from "./filter-fields.ts";
import type { FilterFields, SearchParams } from "./filter-fields.ts";

/**
 * A list's filter from the address, on the server. What the schema refuses falls back to its default, so an old or
 * mistyped link still opens the list.
 */
export function parseListFilter<Filter extends z.ZodObject>(
  schema: Filter,
  given: SearchParams,
): z.output<Filter> {
  const read = readFilter(fieldsOf(schema), given);
  const accepted = Object.entries(read).filter(
    ([name, value]) => schema.shape[name]?.safeParse(value).success === true,
  );
  return schema.parse(Object.fromEntries(accepted));
}

/** What the browser has to know of a filter's schema. */
export function fieldsOf(schema: z.ZodObject): FilterFields {
  const { properties = {} } = z.toJSONSchema(schema, { io: "output" });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a field of another kind refuses everything that is read
  return properties as FilterFields;
}
