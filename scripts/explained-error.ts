/** An expected problem whose message names the cause and the remedy; it is shown alone, without a stack. */
export class ExplainedError extends Error {
  override readonly name = "ExplainedError";
}

/**
 * Runs a command line program: an ExplainedError ends it with its one sentence on standard error and
 * exit code 1, anything else is a defect and keeps its stack.
 */
export async function runProgram(program: () => Promise<unknown>): Promise<void> {
  try {
    await program();
  } catch (error) {
    process.stderr.write(`${error instanceof ExplainedError ? error.message : inspectDefect(error)}\n`);
    process.exitCode = 1;
  }
}

function inspectDefect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
