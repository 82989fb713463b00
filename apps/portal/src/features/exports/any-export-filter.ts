/** Tells whether there is any export at all, whatever the list is filtered by. */
export const anyExportFilter = { pageSize: 1 } as const;
