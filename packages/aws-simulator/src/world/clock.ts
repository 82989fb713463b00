/** The simulator's time: the machine's, moved forward on request. Milliseconds since 1970. */
export type Clock = {
  now(): Date;
  advance(milliseconds: number): void;
  offset(): number;
  reset(offsetMilliseconds?: number): void;
};

export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    offset: () => offset,
    reset: (offsetMilliseconds = 0) => {
      offset = offsetMilliseconds;
    },
  };
}
