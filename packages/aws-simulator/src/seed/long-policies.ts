// The statements of AWS's long policies that matter to models and endpoints, and how policies are put together.

/** A policy in IAM's grammar. */
export type Document = { Version: "2012-10-17"; Statement: readonly object[] };

/** A statement that allows actions, on everything unless told otherwise. */
export const allow = (sid: string, actions: readonly string[], more: object = { Resource: "*" }): object => ({
  ...(sid !== "" && { Sid: sid }),
  Effect: "Allow",
  Action: actions,
  ...more,
});

/** A policy of these statements. */
export const policy = (...statements: object[]): Document => ({
  Version: "2012-10-17",
  Statement: statements,
});

const actionsOf = (service: string, names: string): string[] =>
  names.split(" ").map((name) => `${service}:${name}`);

const passedTo = (...services: string[]): object => ({ StringEquals: { "iam:PassedToService": services } });

const sageMakerResources = ["endpoint", "endpoint-config", "model"].map(
  (kind) => `arn:aws:sagemaker:*:*:${kind}/*`,
);

export const sageMakerFullAccess = policy(
  allow("AllowAllNonAdminSageMakerActions", ["sagemaker:*", "sagemaker-geospatial:*"], {
    NotResource: ["domain", "user-profile", "app", "space", "partner-app", "flow-definition"].map(
      (kind) => `arn:aws:sagemaker:*:*:${kind}/*`,
    ),
  }),
  allow("AllowAWSServiceActions", [
    ...actionsOf(
      "application-autoscaling",
      "DeleteScalingPolicy DeleteScheduledAction DeregisterScalableTarget DescribeScalableTargets",
    ),
    ...actionsOf("application-autoscaling", "DescribeScalingActivities DescribeScalingPolicies"),
    ...actionsOf(
      "application-autoscaling",
      "DescribeScheduledActions PutScalingPolicy PutScheduledAction RegisterScalableTarget",
    ),
    ...actionsOf("cloudwatch", "DeleteAlarms DescribeAlarms GetMetricData GetMetricStatistics ListMetrics"),
    ...actionsOf("cloudwatch", "PutMetricAlarm PutMetricData"),
    ...actionsOf("ec2", "CreateNetworkInterface DescribeSecurityGroups DescribeSubnets DescribeVpcs"),
    ...actionsOf("ecr", "BatchCheckLayerAvailability BatchGetImage Describe* GetAuthorizationToken"),
    "ecr:GetDownloadUrlForLayer",
    "iam:ListRoles",
    ...actionsOf("kms", "DescribeKey ListAliases"),
    ...actionsOf(
      "logs",
      "CreateLogDelivery CreateLogGroup CreateLogStream Describe* GetLogEvents PutLogEvents",
    ),
    "sns:ListTopics",
    "tag:GetResources",
  ]),
  allow(
    "AllowS3ObjectActions",
    ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
    {
      Resource: ["*SageMaker*", "*Sagemaker*", "*sagemaker*", "*aws-glue*"].map(
        (name) => `arn:aws:s3:::${name}`,
      ),
    },
  ),
  allow("AllowS3BucketActions", [
    "s3:CreateBucket",
    "s3:GetBucketLocation",
    "s3:ListBucket",
    "s3:ListAllMyBuckets",
    "s3:GetBucketCors",
    "s3:PutBucketCors",
  ]),
  allow("AllowPassRoleForSageMakerRoles", ["iam:PassRole"], {
    Resource: "arn:aws:iam::*:role/*AmazonSageMaker*",
    Condition: passedTo("glue.amazonaws.com", "robomaker.amazonaws.com", "states.amazonaws.com"),
  }),
  allow("AllowPassRoleToSageMaker", ["iam:PassRole"], {
    Resource: "arn:aws:iam::*:role/*",
    Condition: passedTo("sagemaker.amazonaws.com"),
  }),
);

export const bedrockFullAccess = policy(
  allow("BedrockAll", ["bedrock:*"]),
  allow("BedrockMantleAll", ["bedrock-mantle:*"]),
  allow("DescribeKey", ["kms:DescribeKey"], { Resource: "arn:*:kms:*:::*" }),
  allow("APIsWithAllResourceAccess", [
    "iam:ListRoles",
    "ec2:DescribeVpcs",
    "ec2:DescribeSubnets",
    "ec2:DescribeSecurityGroups",
  ]),
  allow(
    "MarketplaceModelEndpointMutatingAPIs",
    ["sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:CreateModel"].concat(
      "sagemaker:DeleteEndpoint",
      "sagemaker:UpdateEndpoint",
    ),
    {
      Resource: sageMakerResources,
      Condition: {
        StringEquals: {
          "aws:CalledViaLast": "bedrock.amazonaws.com",
          "aws:ResourceTag/sagemaker-sdk:bedrock": "compatible",
        },
      },
    },
  ),
  allow("PassRoleToSageMaker", ["iam:PassRole"], {
    Resource: ["arn:aws:iam::*:role/*SageMaker*ForBedrock*"],
    Condition: passedTo("sagemaker.amazonaws.com", "bedrock.amazonaws.com"),
  }),
  allow("PassRoleToBedrock", ["iam:PassRole"], {
    Resource: "arn:aws:iam::*:role/*AmazonBedrock*",
    Condition: passedTo("bedrock.amazonaws.com"),
  }),
);

export const bedrockLimitedAccess = policy(
  allow(
    "BedrockAPIs",
    [
      "Get*",
      "List*",
      "CreateInferenceProfile",
      "CreateModelImportJob",
      "DeleteImportedModel",
      "DeleteInferenceProfile",
      "TagResource",
      "UntagResource",
      "ApplyGuardrail",
      "InvokeModel",
      "InvokeModelWithResponseStream",
    ].map((action) => `bedrock:${action}`),
  ),
  allow("APIsWithAllResourceAccess", ["iam:ListRoles", "ec2:DescribeVpcs", "ec2:DescribeSubnets"]),
);

export const readingServices = [
  "application-autoscaling",
  "bedrock",
  "ce",
  "cloudformation",
  "cloudwatch",
  "ec2",
  "ecr",
].concat(["iam", "kms", "logs", "s3", "sagemaker", "servicequotas", "sns", "sts", "tag"]);

export const studioBoundary = policy(
  {
    Sid: "DenyAllNonMatchingProjectTag",
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: {
      Null: {
        "aws:ResourceTag/AmazonDataZoneProject": "false",
        "aws:PrincipalTag/AmazonDataZoneProject": "false",
      },
      StringNotEquals: {
        "aws:ResourceTag/AmazonDataZoneProject": "${aws:PrincipalTag/AmazonDataZoneProject}",
      },
    },
  },
  allow(
    "BedrockProfilesOfTheProject",
    ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream", "bedrock:GetInferenceProfile"].concat(
      "bedrock:ListTagsForResource",
      "bedrock:TagResource",
    ),
    {
      Resource: "arn:aws:bedrock:*:*:application-inference-profile/*",
      Condition: { Null: { "aws:ResourceTag/AmazonDataZoneProject": "false" } },
    },
  ),
  allow("ModelsBehindAProfile", ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"], {
    Resource: "arn:aws:bedrock:*::foundation-model/*",
    Condition: {
      ArnLike: { "bedrock:InferenceProfileArn": "arn:aws:bedrock:*:*:application-inference-profile/*" },
    },
  }),
  allow("AllowedEverywhere", [
    "bedrock:ListFoundationModels",
    "bedrock:ApplyGuardrail",
    "sts:GetCallerIdentity",
  ]),
);
