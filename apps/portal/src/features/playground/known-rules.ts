import { ParameterRules } from "@quarry/aws-core/models/schema";
import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { z } from "zod";

const WithRules = z.object({ parameters: ParameterRules });

/** Which parameters the model of a profile takes; null where the profile's view does not tell. */
export function rulesOf(profile: ProfileDetailView | undefined): ParameterRules | null {
  return WithRules.safeParse(profile).data?.parameters ?? null;
}
