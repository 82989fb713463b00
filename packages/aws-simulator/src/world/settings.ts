/** What the control API can change at run time. */
export type Settings = {
  /** Pace of model answers; 0 writes them at once. */
  tokensPerSecond: number;
  /** Pause before a model's first token, in milliseconds. */
  firstTokenMs: number;
  /** How long a new or changed resource stays invisible to reads, in simulated milliseconds. */
  consistencyDelayMs: number;
  /** Whether CreateInferenceProfile refuses a name that is taken; what AWS does is not documented. */
  uniqueProfileNames: boolean;
  /** Divides every duration of a state machine. */
  timeScale: number;
};

export const defaultSettings: Settings = {
  tokensPerSecond: 80,
  firstTokenMs: 40,
  consistencyDelayMs: 0,
  uniqueProfileNames: false,
  timeScale: 1,
};
