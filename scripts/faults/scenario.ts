import type { Verdict } from "./verdict.ts";
import type { Rig } from "./rig.ts";

/** How much of a scenario is run. */
export interface Size {
  isShort: boolean;
  /** 0 to below 1, the same at every run with the same seed. */
  random: () => number;
}

/** What one lane of a scenario ended with. */
export interface LaneOutcome {
  verdict: Verdict;
  crashes: readonly string[];
}

export interface Outcome {
  lanes: readonly LaneOutcome[];
  /** What was done to it, such as `210 kills`. */
  faults: string;
  /** How often each point was hit, for scenarios that strike at points. */
  hits?: ReadonlyMap<string, number>;
  /** What the scenario asks for beyond the invariants and did not get, in words. */
  shortcomings: readonly string[];
}

/** One kind of fault under work; it ends when everything it had approved has come to rest. */
export interface Scenario {
  name: string;
  run(rig: Rig, size: Size): Promise<Outcome>;
}
