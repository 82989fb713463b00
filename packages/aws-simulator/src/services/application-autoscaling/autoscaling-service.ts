import * as sdk from "@aws-sdk/client-application-auto-scaling";
import { defineService } from "../../wire/service.ts";
import { autoscalingConstraints } from "./autoscaling-constraints.ts";
import { deleteScalingPolicy } from "./delete-scaling-policy.ts";
import { deleteScheduledAction } from "./delete-scheduled-action.ts";
import { deregisterScalableTarget } from "./deregister-scalable-target.ts";
import { describeScalableTargets } from "./describe-scalable-targets.ts";
import { describeScalingActivities } from "./describe-scaling-activities.ts";
import { describeScalingPolicies } from "./describe-scaling-policies.ts";
import { describeScheduledActions } from "./describe-scheduled-actions.ts";
import { putScalingPolicy } from "./put-scaling-policy.ts";
import { putScheduledAction } from "./put-scheduled-action.ts";
import { registerScalableTarget } from "./register-scalable-target.ts";
import { listTagsForResource, tagResource, untagResource } from "./target-tags.ts";

/** Application Auto Scaling of SageMaker's endpoints and inference components. */
export const autoscalingService = defineService({
  name: "application-autoscaling",
  signingName: "application-autoscaling",
  sdk,
  client: new sdk.ApplicationAutoScalingClient({ region: "us-east-1" }),
  constraints: autoscalingConstraints,
  operations: [
    registerScalableTarget,
    describeScalableTargets,
    deregisterScalableTarget,
    putScalingPolicy,
    describeScalingPolicies,
    deleteScalingPolicy,
    putScheduledAction,
    describeScheduledActions,
    deleteScheduledAction,
    describeScalingActivities,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
  serverErrorCode: "InternalServiceException",
});
