/** The one profile of the catalog that the checker offers as an example. */
export const exampleProfileFilter = { type: ["APPLICATION"], pageSize: 1 } as const;
