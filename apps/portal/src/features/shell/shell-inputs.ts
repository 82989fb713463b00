/** Inputs of the frame's own queries, the same on the server and in the browser so that their keys are equal. */
export const shellInputs = {
  countedProfiles: { pageSize: 1 },
  countedExports: { pageSize: 1 },
} as const;
