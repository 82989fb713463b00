import { z } from "zod";
import { studioTagKeys } from "../verdicts/studio-tags.ts";
import { callingStatements } from "./called-profile.ts";
import type { CalledProfile } from "./called-profile.ts";
import { policyOf } from "./policy-document.ts";
import type { PolicyDocument } from "./policy-document.ts";

// DataZone's pattern of a project id; it holds nothing that a policy would expand.
const ProjectId = z.string().regex(/^[a-zA-Z0-9_-]{1,36}$/, { error: "Not the id of a Studio project." });

/**
 * What the role of a SageMaker Unified Studio project is allowed by AWS's own policies, narrowed to one profile:
 * to call it when the profile and the role carry the same project. Proven in the field; AWS documents it nowhere
 * but in the text of SageMakerStudioProjectUserRolePolicy and the permissions boundary of the same name.
 *
 * @throws ZodError when a text is no ARN of a profile, model id, Region or project id
 * @throws PolicyTooLongError
 */
export function studioProfilePolicy({
  projectId,
  ...profile
}: CalledProfile & { projectId: string }): PolicyDocument {
  const project = ProjectId.parse(projectId);
  const { callProfile, callModel } = callingStatements(profile);
  const ofProject = { [`aws:PrincipalTag/${studioTagKeys.project}`]: project };
  return policyOf([
    {
      ...callProfile,
      Sid: "CallTheProfileOfTheProject",
      Condition: {
        StringEquals: { ...ofProject, [`aws:ResourceTag/${studioTagKeys.project}`]: project },
      },
    },
    {
      ...callModel,
      Sid: "CallItsModelThroughTheProfileOfTheProject",
      Condition: { ...callModel.Condition, StringEquals: ofProject },
    },
  ]);
}
