/** The members of a structure, by name. */
export type Members = Record<string, unknown>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value as members; anything else has none. */
export const membersOf = (value: unknown): Members => (isMembers(value) ? value : {});

/** The events of a stream member. */
export const isEvents = (value: unknown): value is AsyncIterable<Members> =>
  isMembers(value) && Symbol.asyncIterator in value;
