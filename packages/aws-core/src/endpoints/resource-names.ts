import { createHash } from "node:crypto";
import { longestName } from "./endpoint-name.ts";

/** The names of everything that belongs to one generation of an endpoint. */
export interface ResourceNames {
  endpoint: string;
  /** One for each generation: UpdateEndpoint wants another configuration, and a rollback the old one. */
  config: string;
  model: string;
  variant: string;
  /** The same in every generation: UpdateInferenceComponent gives it the next model. */
  component: string;
  /** Application Auto Scaling policies and the alarm are found by these, so they too keep their names. */
  targetPolicy: string;
  fromZeroPolicy: string;
  fromZeroAlarm: string;
}

/** The only variant that Quarry makes, named as the SageMaker SDK does. */
export const variantName = "AllTraffic";

/**
 * The names that follow from an endpoint's name and a generation, counted from 1. The same input gives the same
 * names in every process, so work that was interrupted finds what it made.
 *
 * @throws RangeError when the generation is not a whole number from 1
 */
export function resourceNames(endpoint: string, generation: number): ResourceNames {
  if (!Number.isSafeInteger(generation) || generation < 1) {
    throw new RangeError(`A generation is a whole number from 1, not ${generation}.`);
  }
  return {
    endpoint,
    config: withSuffix(endpoint, `-g${generation}`),
    model: withSuffix(endpoint, `-g${generation}`),
    variant: variantName,
    component: withSuffix(endpoint, "-ic"),
    targetPolicy: `${endpoint}-target`,
    fromZeroPolicy: `${endpoint}-from-zero`,
    fromZeroAlarm: `${endpoint}-from-zero`,
  };
}

// A name that must be cut keeps eight digits of its hash, so that two long names stay two.
function withSuffix(name: string, suffix: string): string {
  const whole = `${name}${suffix}`;
  if (whole.length <= longestName) return whole;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  const room = longestName - suffix.length - hash.length - 1;
  return `${name.slice(0, room)}-${hash}${suffix}`;
}
