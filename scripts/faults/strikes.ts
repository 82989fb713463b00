import { isCreation, type Aftermath, type Fault, type PassingCall } from "./fault-proxy.ts";
import { isOnTheWire, type Order, type Point } from "./points.ts";

/** A strike at a point, after it was passed `skip` times. */
export interface Strike {
  point: Point;
  skip: number;
  signal: "SIGKILL" | "SIGSTOP";
}

/** The process that is struck. */
export interface Victim {
  /** Has the process strike itself where only it can tell the point. */
  order(order: Order): void;
  send(signal: NodeJS.Signals): void;
  /** Resolves when the process has ended. */
  ended: Promise<unknown>;
}

/** The strikes at one process: one may be waiting at a time. */
export interface Strikes {
  /** Has it struck once, instead of any strike that still waits; returns whether that has happened yet. */
  arm(strike: Strike): () => boolean;
  /** The process said that it strikes itself at this point. */
  strikesItself(point: string): void;
  /** What is to be done to a call that passes by. */
  meet(call: Pick<PassingCall, "method" | "path">): Fault | undefined;
  /** Lets a call go on that was held when its caller was stopped. */
  release(): void;
  /** Whether it was killed by a strike. */
  hasKilled(): boolean;
}

/** Keeps the strikes at a process; none waits at first. */
export function createStrikes(victim: Victim): Strikes {
  let waiting: Strike | undefined;
  let done: Strike | undefined;
  let released = Promise.withResolvers<void>();

  return {
    arm(strike) {
      const due = { ...strike };
      const { point, skip, signal } = strike;
      waiting = due;
      if (!isOnTheWire(point)) victim.order({ point, skip, signal });
      return () => done === due;
    },
    strikesItself(point) {
      if (waiting?.point === point) settle(waiting);
    },
    meet(call) {
      if (waiting === undefined || !isOnTheWire(waiting.point) || !isCreation(call)) return undefined;
      waiting.skip -= 1;
      if (waiting.skip >= 0) return undefined;
      const due = waiting;
      waiting = undefined;
      return {
        kind: "strike",
        when: due.point === "before-effect" ? "before" : "after",
        strike: () => strikeNow(due),
      };
    },
    release: () => released.resolve(),
    hasKilled: () => done?.signal === "SIGKILL",
  };

  async function strikeNow(due: Strike): Promise<Aftermath> {
    victim.send(due.signal);
    settle(due);
    await Promise.race([victim.ended, released.promise]);
    return due.signal === "SIGKILL" ? "ends here" : "goes on";
  }

  function settle(strike: Strike): void {
    waiting = undefined;
    done = strike;
    released = Promise.withResolvers();
  }
}
