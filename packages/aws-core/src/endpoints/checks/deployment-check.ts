import type { HubModel, HubTokenKind } from "../../hub/schema.ts";
import type { ArtefactLook } from "../look-at-artefact.ts";

/**
 * How a check turned out: `blocked` would fail at AWS or in the container, `warn` works in a way that somebody
 * should know, `unknown` could not be judged and says why.
 */
export type CheckVerdict = "ok" | "warn" | "blocked" | "unknown";

/** One line of the pre-flight. */
export interface DeploymentCheck {
  id: string;
  verdict: CheckVerdict;
  /** What was looked at, in a few words. */
  what: string;
  /** What was found, as a sentence. */
  why: string;
  /** What to do; null when there is nothing to do. */
  remedy: string | null;
}

/** What is known of the world before anything is made. */
export interface DeploymentFacts {
  /** The account that the endpoint is made in. */
  account: string;
  /** As the Hub describes it; null for an S3 artefact, or when the Hub could not be asked. */
  model: HubModel | null;
  /** The Hub token that was chosen; null without one. */
  hubToken: { name: string; owner: string; kind: HubTokenKind } | null;
  /** What lies at the address of an S3 artefact; null when nobody looked. */
  artefact: ArtefactLook | null;
  /** Instances of the type: the limit and those in use by all endpoints. `none`: the Region has no such quota. */
  quota: { limit: number; used: number } | "none" | "unknown";
  role: {
    verdict: "trusted" | "untrusted" | "propagating" | "missing" | "unknown";
    /** What was found, as a sentence. */
    why: string;
  };
  /** Whether the endpoint's name is free; `ours` is one that this request made before. */
  name: "free" | "ours" | "taken" | "unknown";
}

type Found = Pick<DeploymentCheck, "why"> & { remedy?: string };

/** Makes the lines of one check, so that each reads as a sentence of verdict, finding and remedy. */
export function checkOf(id: string, what: string) {
  const line = (verdict: CheckVerdict, { why, remedy = null }: { why: string; remedy?: string | null }) => ({
    id,
    verdict,
    what,
    why,
    remedy,
  });
  return {
    ok: (why: string): DeploymentCheck => line("ok", { why }),
    warn: (found: Required<Found>): DeploymentCheck => line("warn", found),
    blocked: (found: Required<Found>): DeploymentCheck => line("blocked", found),
    unknown: (found: Found): DeploymentCheck => line("unknown", found),
  };
}
