import type { ComponentDescription, EndpointDescription } from "../endpoints/endpoint-views.ts";

/** The steps of making an endpoint, in their order. */
export const bringUpSteps = ["model", "configuration", "endpoint", "component", "scaling"] as const;
export type BringUpStep = (typeof bringUpSteps)[number];

/** The steps of taking an endpoint away, in their order. */
export const takeDownSteps = ["scaling", "components", "endpoint", "configurations", "models"] as const;
export type TakeDownStep = (typeof takeDownSteps)[number];

/** How far a pass has come: `waiting` asks for another pass later. */
export interface BringUpProgress {
  state: "waiting" | "ready" | "failed";
  step: BringUpStep;
  /** AWS's own sentence when it failed or refused; null otherwise. */
  reason: string | null;
  endpoint: EndpointDescription | null;
  component: ComponentDescription | null;
}

export interface TakeDownProgress {
  state: "waiting" | "done";
  step: TakeDownStep;
  endpoint: EndpointDescription | null;
  /** Models that were left because something else uses them, each with what does. */
  kept: { model: string; usedBy: string }[];
}

/** A pass that ends at a step. */
export const at = (
  state: BringUpProgress["state"],
  step: BringUpStep,
  endpoint: EndpointDescription | null,
): BringUpProgress => ({ state, step, reason: null, endpoint, component: null });
