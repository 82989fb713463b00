/** Where a worker is struck: between every two steps of carrying out a request that a crash can part. */
export const points = [
  "fetched",
  "intent-written",
  "before-effect",
  "effect-without-answer",
  "answer-before-commit",
  "commit-before-completion",
  "in-audit",
] as const;

export type Point = (typeof points)[number];

/** Points that only the worker's own database connection can see; the others lie between worker and AWS. */
export type DatabasePoint = Exclude<Point, "before-effect" | "effect-without-answer">;

/** What a worker is told: strike yourself with this signal when you pass the point once more than `skip` times. */
export interface Order {
  point: DatabasePoint;
  skip: number;
  signal: "SIGKILL" | "SIGSTOP";
}

/** Whether the point lies on the way to AWS, where the worker itself cannot be asked to strike. */
export function isOnTheWire(point: Point): point is Exclude<Point, DatabasePoint> {
  return point === "before-effect" || point === "effect-without-answer";
}

/** What a worker writes to standard error right before it strikes itself. */
export const strikeMark = "struck at ";
