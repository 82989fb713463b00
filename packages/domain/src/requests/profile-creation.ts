import { createOrAdopt } from "./create-or-adopt.ts";
import { estimateCost } from "./estimate-cost.ts";
import { keepMadeProfile } from "./keep-made-profile.ts";
import { planProfile } from "./plan-profile.ts";
import { defineKind } from "./request-kind.ts";
import { Plan, ProfileSpec } from "./schema.ts";

/** A new application inference profile. */
export const profileCreation = defineKind({
  Spec: ProfileSpec,
  Plan,
  makePlan: planProfile,
  whyStale(spec, plan, book) {
    const now = estimateCost(spec, { ...plan.model, region: spec.region }, book);
    return now.monthlyMicrodollars === plan.cost.monthlyMicrodollars
      ? null
      : "The price of the model has changed since the plan was made.";
  },
  async carryOut(context, attempt) {
    await keepMadeProfile(context, attempt, await createOrAdopt(context, attempt));
  },
});
