/** Checks the settings before the first request is taken; a wrong one ends the process with a sentence. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { composition } = await import("./server/composition.ts");
  composition();
}
