const labelWidth = 34;

/** Runs one step of a command line program and prints one line with the time it took. */
export async function step<Result>(label: string, work: () => Result | Promise<Result>): Promise<Result> {
  const started = performance.now();
  const result = await work();
  process.stdout.write(`  ${label.padEnd(labelWidth)} ${formatSeconds(performance.now() - started)}\n`);
  return result;
}

/** Milliseconds as seconds with one decimal, right-aligned. */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`.padStart(8);
}
