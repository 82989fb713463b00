/** Who acts when an operator works at the command line, where nobody signs in. */
export const commandLine = {
  actor: { kind: "system", job: "command line" },
  requestId: "command line",
} as const;
