import type { PassingCall } from "../fault-proxy.ts";

export type Moment = "before" | "after";

/** A call as it comes for the first time in its place: after the same write and within the same step. */
export interface CallPlace {
  /** What is under way, such as `create`. */
  step: string;
  /** The last call that changed something in this step; empty before the first. */
  since: string;
  operation: string;
  isWrite: boolean;
}

/** Chooses the calls at which a worker is killed: each once before AWS has heard of it, and once after. */
export interface CallStrikes {
  /** Says what is under way from now on. */
  begin(step: string): void;
  /** Whether to strike at this call, and when. */
  meet(call: Pick<PassingCall, "operation">): Moment | undefined;
  /** How many calls were struck. */
  calls(): number;
  strikes(): number;
}

/**
 * Looks while nothing changes are one call again and again, so that calls are told apart by what was written
 * before them. Those that only a killed worker's successor makes are struck as well.
 */
export function strikeAtCalls(isWanted: (place: CallPlace, moment: Moment) => boolean): CallStrikes {
  const left = new Map<string, Moment[]>();
  const struck = new Map<string, number>();
  let [step, since] = ["", ""];
  return {
    begin(next) {
      [step, since] = [next, ""];
    },
    meet({ operation }) {
      if (operation === "") return undefined;
      const isWrite = /^(Create|Update|Delete|Put|Register|Deregister)/.test(operation);
      const place = { step, since, operation, isWrite };
      const key = `${step} ${since} ${operation}`;
      const moments = left.get(key) ?? (["before", "after"] as const).filter((one) => isWanted(place, one));
      const moment = moments.shift();
      left.set(key, moments);
      if (moment !== undefined) struck.set(key, (struck.get(key) ?? 0) + 1);
      // Of a call before which its caller dies AWS never hears.
      if (isWrite && moment !== "before") since = operation;
      return moment;
    },
    calls: () => struck.size,
    strikes: () => [...struck.values()].reduce((sum, count) => sum + count, 0),
  };
}
