/** Inputs of the home page's queries, the same on the server and in the browser so that their keys are equal. */
export const homeInputs = {
  adopted: { scope: "adopted", pageSize: 25 },
  exports: { pageSize: 5 },
  waiting: { scope: "decide", pageSize: 25 },
  events: { pageSize: 8 },
} as const;
