import { createAwsAccess } from "../connections/aws-access.ts";
import type { AwsAccess } from "../connections/aws-access.ts";

/** Stands between a worker and IAM: is told the number of each call, from 1, and sends it or does not. */
export type Watch = (call: number, send: () => Promise<unknown>) => Promise<unknown>;

interface Stack {
  middlewareStack: {
    add: (
      middleware: (next: (args: never) => Promise<unknown>) => (args: never) => Promise<unknown>,
      options: { step: "initialize"; name: string; override: boolean },
    ) => void;
  };
}

/** Access to AWS whose calls to IAM are watched. */
export function watchIam(watch: Watch): AwsAccess & { calls: () => number } {
  let calls = 0;
  const access = createAwsAccess("quarry-worker");
  return {
    calls: () => calls,
    close: () => access.close(),
    clientsFor(connection, region) {
      const clients = access.clientsFor(connection, region);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the client types its stack by its own commands
      const { middlewareStack } = clients.iam as unknown as Stack;
      middlewareStack.add(
        (next) => (args) => {
          calls += 1;
          return watch(calls, () => next(args));
        },
        { step: "initialize", name: "watch", override: true },
      );
      return clients;
    },
  };
}

/** Ends a worker at one of its calls to IAM: before AWS has heard of it, or after it has done it. */
export interface Kill {
  /** Which call, counted from 1. */
  call: number;
  when: "before" | "after";
}

/** Runs a job until its worker is killed, or to its end; says how many calls of IAM it has made. */
export async function runAndKill(
  kill: Kill | null,
  run: (means: { aws: AwsAccess }) => Promise<void>,
): Promise<number> {
  const aws = watchIam(async (call, send) => {
    if (kill === null || call < kill.call) return send();
    // Whether AWS did it or refused, nobody hears of it; and the dead make no further call.
    if (call === kill.call && kill.when === "after") await send().catch(() => undefined);
    throw new Error("killed");
  });
  const outcome = await run({ aws }).catch((error: unknown) => error);
  aws.close();
  if (kill === null && outcome instanceof Error) throw outcome;
  if (kill !== null && !(outcome instanceof Error)) throw new Error("It lived on.");
  return aws.calls();
}
