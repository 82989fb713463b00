import { callingStatements } from "./called-profile.ts";
import type { CalledProfile } from "./called-profile.ts";
import { policyOf } from "./policy-document.ts";
import type { PolicyDocument } from "./policy-document.ts";

/**
 * The policy that lets somebody call one inference profile and nothing else.
 *
 * @throws ZodError when a text is no ARN of a profile, model id or Region, or would widen a statement
 * @throws PolicyTooLongError
 */
export function invokeProfilePolicy(profile: CalledProfile): PolicyDocument {
  const { callProfile, callModel } = callingStatements(profile);
  return policyOf([callProfile, callModel]);
}
