import type { AwsClients } from "../../clients/create-aws-clients.ts";

/** Ends the process's part at one of its AWS calls: before AWS has heard of it, or after it has done it. */
export interface Interruption {
  /** Which call, counted from 1. */
  call: number;
  when: "before" | "after";
}

interface Middleware {
  middlewareStack: {
    add: (
      middleware: (next: (args: never) => Promise<unknown>) => (args: never) => Promise<unknown>,
      options: { step: "initialize"; name: string; override: boolean },
    ) => void;
  };
}

/** Counts the calls of all clients, and throws at the one that is to be interrupted. */
export function interrupt(clients: AwsClients, at: Interruption | null): () => number {
  let calls = 0;
  const { sagemaker, autoscaling, cloudwatch } = clients;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each client types its stack by its own commands
  for (const client of [sagemaker, autoscaling, cloudwatch] as unknown as Middleware[]) {
    client.middlewareStack.add(
      (next) => async (args) => {
        calls += 1;
        const isIt = calls === at?.call;
        if (isIt && at.when === "before") throw new Error("killed");
        if (!isIt) return next(args);
        // Whether AWS did it or refused, nobody hears of it.
        await next(args).catch(() => undefined);
        throw new Error("killed");
      },
      { step: "initialize", name: "interrupt", override: true },
    );
  }
  return () => calls;
}
