import { allow, inService, type ExplainedStatement } from "./explained-statement.ts";
import { costStatements } from "./cost-statements.ts";
import type { PortalAccount, PortalTask } from "./portal-policies.ts";

/** The statements that let Quarry do each of its tasks in an account. */
export function portalStatements(account: PortalAccount): Record<PortalTask, ExplainedStatement[]> {
  return {
    look: [...lookAtModels(), ...lookAtRuns(account), lookAtBuckets(account), lookAtRoles()],
    call: call(account),
    profiles: makeProfiles(account),
    endpoints: runEndpoints(account),
    roles: makeIdentities(account),
    costs: costStatements(account),
  };
}

function lookAtModels(): ExplainedStatement[] {
  return [
    allow("ReadProfilesAndModels", "Lists profiles and models, their tags, and who may use a model.", {
      Action: inService("bedrock", [
        "ListInferenceProfiles",
        "GetInferenceProfile",
        "ListTagsForResource",
        "ListFoundationModels",
        "GetFoundationModelAvailability",
      ]),
      Resource: ["*"],
    }),
    allow("ReadEndpoints", "Lists endpoints with their parts, and what scales them.", {
      Action: [
        ...inService("sagemaker", [
          "ListEndpoints",
          "ListEndpointConfigs",
          "ListModels",
          "ListInferenceComponents",
          "ListTags",
          "DescribeEndpoint",
          "DescribeEndpointConfig",
          "DescribeModel",
          "DescribeInferenceComponent",
        ]),
        ...inService("application-autoscaling", ["DescribeScalableTargets", "DescribeScalingPolicies"]),
      ],
      Resource: ["*"],
    }),
  ];
}

function lookAtRuns({ partition, accountId }: PortalAccount): ExplainedStatement[] {
  const logs = `arn:${partition}:logs:*:${accountId}:log-group:/aws/sagemaker/*`;
  return [
    allow(
      "ReadFigures",
      "Counts calls and tokens, and reads prices and the quotas of profiles and deployments.",
      {
        Action: [
          "pricing:GetProducts",
          "cloudwatch:GetMetricData",
          "cloudwatch:ListMetrics",
          ...inService("servicequotas", [
            "GetServiceQuota",
            "GetAWSDefaultServiceQuota",
            "ListServiceQuotas",
            "ListAWSDefaultServiceQuotas",
          ]),
        ],
        Resource: ["*"],
      },
    ),
    allow(
      "ReadContainerLogs",
      "Shows the last lines of a container that does not start. They may hold prompts.",
      {
        Action: inService("logs", ["DescribeLogStreams", "GetLogEvents"]),
        Resource: [logs, `${logs}:log-stream:*`],
      },
    ),
  ];
}

function lookAtBuckets({ partition, accountId }: PortalAccount): ExplainedStatement {
  return allow(
    "ListBuckets",
    "Sees whether a model is in S3 and how large it is, and whether an answer has come. Reads names and sizes only.",
    {
      Action: ["s3:ListBucket"],
      Resource: [`arn:${partition}:s3:::*`],
      Condition: { StringEquals: { "aws:ResourceAccount": accountId } },
    },
  );
}

function lookAtRoles(): ExplainedStatement {
  return allow("ReadRoles", "Reads roles and their policies, to say whether each fits what it is for.", {
    Action: inService("iam", [
      "ListRoles",
      "GetRole",
      "ListAttachedRolePolicies",
      "ListRolePolicies",
      "GetRolePolicy",
      "GetPolicy",
      "GetPolicyVersion",
    ]),
    Resource: ["*"],
  });
}

function call({ partition, accountId }: PortalAccount): ExplainedStatement[] {
  const bedrock = `arn:${partition}:bedrock:*:${accountId}`;
  const sagemaker = `arn:${partition}:sagemaker:*:${accountId}`;
  return [
    allow("CallModels", "Calls models and profiles from the playground.", {
      Action: ["bedrock:InvokeModelWithResponseStream"],
      Resource: [
        `arn:${partition}:bedrock:*::foundation-model/*`,
        `${bedrock}:inference-profile/*`,
        `${bedrock}:application-inference-profile/*`,
      ],
    }),
    allow("CallEndpoints", "Makes the test calls of endpoints.", {
      Action: inService("sagemaker", [
        "InvokeEndpoint",
        "InvokeEndpointWithResponseStream",
        "InvokeEndpointAsync",
      ]),
      Resource: [`${sagemaker}:endpoint/*`, `${sagemaker}:inference-component/*`],
    }),
    allow(
      "QueueCalls",
      "Puts test calls of asynchronous endpoints into S3 and reads their answers. Name the buckets instead of * where you know them.",
      {
        Action: inService("s3", ["PutObject", "GetObject"]),
        Resource: [`arn:${partition}:s3:::*/*`],
        Condition: { StringEquals: { "aws:ResourceAccount": accountId } },
      },
    ),
  ];
}

function makeProfiles({ partition, accountId }: PortalAccount): ExplainedStatement[] {
  const bedrock = `arn:${partition}:bedrock:*:${accountId}`;
  const own = `${bedrock}:application-inference-profile/*`;
  return [
    allow("MakeProfiles", "Makes application inference profiles from models and from what routes to them.", {
      Action: ["bedrock:CreateInferenceProfile"],
      Resource: [own, `${bedrock}:inference-profile/*`, `arn:${partition}:bedrock:*::foundation-model/*`],
    }),
    allow("TagAndDeleteProfiles", "Tags application inference profiles and deletes them.", {
      Action: inService("bedrock", ["TagResource", "UntagResource", "DeleteInferenceProfile"]),
      Resource: [own],
    }),
  ];
}

function runEndpoints({ partition, accountId }: PortalAccount): ExplainedStatement[] {
  const sagemaker = (kind: string) => `arn:${partition}:sagemaker:*:${accountId}:${kind}/*`;
  const scaling = `arn:${partition}:application-autoscaling:*:${accountId}:scalable-target/*`;
  return [
    allow("RunEndpoints", "Makes, changes and deletes models, configurations, endpoints and components.", {
      Action: inService("sagemaker", [
        "CreateModel",
        "CreateEndpointConfig",
        "CreateEndpoint",
        "CreateInferenceComponent",
        "UpdateEndpoint",
        "UpdateInferenceComponent",
        "UpdateInferenceComponentRuntimeConfig",
        "DeleteModel",
        "DeleteEndpointConfig",
        "DeleteEndpoint",
        "DeleteInferenceComponent",
        "AddTags",
      ]),
      Resource: ["model", "endpoint-config", "endpoint", "inference-component"].map(sagemaker),
    }),
    allow("ScaleEndpoints", "Lets endpoints grow and shrink with their load.", {
      Action: inService("application-autoscaling", [
        "RegisterScalableTarget",
        "DeregisterScalableTarget",
        "PutScalingPolicy",
        "DeleteScalingPolicy",
      ]),
      Resource: [scaling],
      Condition: { StringEquals: { "application-autoscaling:service-namespace": "sagemaker" } },
    }),
    allow("WakeEndpoints", "Keeps the alarms that bring a component back from zero copies.", {
      Action: inService("cloudwatch", ["PutMetricAlarm", "DeleteAlarms"]),
      Resource: [`arn:${partition}:cloudwatch:*:${accountId}:alarm:*`],
    }),
    allow(
      "PassExecutionRoles",
      "Hands execution roles to SageMaker. Name the roles instead of * where you know them.",
      {
        Action: ["iam:PassRole"],
        Resource: [`arn:${partition}:iam::${accountId}:role/*`],
        Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
      },
    ),
    allow(
      "LetScalingWork",
      "The first scaled endpoint of an account makes the role that AWS scales it with.",
      {
        Action: ["iam:CreateServiceLinkedRole"],
        Resource: [`arn:${partition}:iam::${accountId}:role/aws-service-role/${scaler}/*`],
        Condition: { StringEquals: { "iam:AWSServiceName": scaler } },
      },
    ),
  ];
}

/** Source: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html */
const scaler = "sagemaker.application-autoscaling.amazonaws.com";

function makeIdentities({ partition, accountId }: PortalAccount): ExplainedStatement[] {
  const iam = `arn:${partition}:iam::${accountId}`;
  return [
    allow("MakeRoles", "Makes roles below the path /quarry/, and deletes what was made by halves.", {
      Action: inService("iam", ["CreateRole", "TagRole", "DeleteRole"]),
      Resource: [`${iam}:role/quarry/*`],
    }),
    allow(
      "RepairRoles",
      "Repairs any role once two people have approved it. Whoever may do this can reach whatever a role can: leave it out where roles are kept elsewhere.",
      {
        Action: inService("iam", [
          "UpdateAssumeRolePolicy",
          "PutRolePolicy",
          "DeleteRolePolicy",
          "AttachRolePolicy",
          "DetachRolePolicy",
        ]),
        Resource: [`${iam}:role/*`],
      },
    ),
    allow("MakeUsers", "Makes users below the path /quarry/ with one key each, and deletes both.", {
      Action: inService("iam", [
        "CreateUser",
        "GetUser",
        "TagUser",
        "DeleteUser",
        "PutUserPolicy",
        "DeleteUserPolicy",
        "ListUserPolicies",
        "AttachUserPolicy",
        "DetachUserPolicy",
        "ListAttachedUserPolicies",
        "CreateAccessKey",
        "DeleteAccessKey",
        "ListAccessKeys",
      ]),
      Resource: [`${iam}:user/quarry/*`],
    }),
  ];
}
