// AWS's own policies. The short ones are whole, the long ones an excerpt.
import {
  allow,
  policy,
  sageMakerFullAccess,
  bedrockFullAccess,
  bedrockLimitedAccess,
  readingServices,
  studioBoundary,
} from "./long-policies.ts";
import type { Document } from "./long-policies.ts";

/** A policy that AWS offers in every account. */
export type AwsPolicySeed = {
  name: string;
  path: string;
  description: string;
  /** The default version's id; earlier versions are not told. */
  versionId: string;
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
  document: Document;
};

const administrator = policy(allow("", ["*"]));

type Dates = readonly [versionId: string, created: string, updated: string];

const seed = (
  name: string,
  [versionId, created, updated]: Dates,
  [description, document]: [string, Document],
): AwsPolicySeed => ({
  name,
  path: "/",
  description,
  versionId,
  createdAt: `${created}T18:40:00Z`,
  updatedAt: `${updated}T18:40:00Z`,
  document,
});

/** The AWS managed policies that exist here. */
export const awsManagedPolicies: readonly AwsPolicySeed[] = [
  seed(
    "AdministratorAccess",
    ["v1", "2015-02-06", "2015-02-06"],
    ["Provides full access to AWS services and resources.", administrator],
  ),
  seed(
    "PowerUserAccess",
    ["v12", "2015-02-06", "2026-02-12"],
    [
      "Provides full access to AWS services and resources, but does not allow management of Users and groups.",
      policy(
        { Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*"], Resource: "*" },
        allow("", [
          "account:ListRegions",
          "iam:CreateServiceLinkedRole",
          "iam:DeleteServiceLinkedRole",
          "iam:ListRoles",
        ]),
      ),
    ],
  ),
  seed(
    "ReadOnlyAccess",
    ["v178", "2015-02-06", "2026-02-12"],
    [
      "Provides read-only access to AWS services and resources.",
      policy(
        allow(
          "ReadOnlyActions",
          readingServices.flatMap((service) =>
            ["Get*", "List*", "Describe*"].map((action) => `${service}:${action}`),
          ),
        ),
      ),
    ],
  ),
  seed(
    "AmazonSageMakerFullAccess",
    ["v29", "2017-11-29", "2026-02-12"],
    [
      "Provides full access to Amazon SageMaker via the AWS Management Console and SDK. Also provides select access to related services (e.g., S3, ECR, CloudWatch Logs).",
      sageMakerFullAccess,
    ],
  ),
  seed(
    "AmazonSageMakerReadOnly",
    ["v11", "2017-11-29", "2021-12-01"],
    [
      "Provides read only access to Amazon SageMaker via the AWS Management Console and SDK.",
      policy(
        allow("", ["sagemaker:Describe*", "sagemaker:List*", "sagemaker:Search"]),
        allow("", [
          "application-autoscaling:DescribeScalableTargets",
          "application-autoscaling:DescribeScalingPolicies",
        ]),
        allow("", ["cloudwatch:DescribeAlarms", "ecr:Describe*"]),
      ),
    ],
  ),
  seed(
    "AmazonS3FullAccess",
    ["v2", "2015-02-06", "2021-09-27"],
    [
      "Provides full access to all buckets via the AWS Management Console.",
      policy(allow("", ["s3:*", "s3-object-lambda:*"])),
    ],
  ),
  seed(
    "AmazonS3ReadOnlyAccess",
    ["v3", "2015-02-06", "2023-08-10"],
    [
      "Provides read only access to all buckets via the AWS Management Console.",
      policy(
        allow("", ["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"]),
      ),
    ],
  ),
  seed(
    "CloudWatchLogsFullAccess",
    ["v8", "2015-02-06", "2026-02-12"],
    [
      "Provides full access to CloudWatch Logs",
      policy(
        allow("CloudWatchLogsFullAccess", [
          "logs:*",
          "cloudwatch:GenerateQuery",
          "cloudwatch:GenerateQueryResultsSummary",
        ]),
      ),
    ],
  ),
  seed(
    "AmazonEC2ContainerRegistryFullAccess",
    ["v3", "2015-12-21", "2020-12-05"],
    [
      "Provides administrative access to Amazon ECR resources",
      policy(
        allow("", ["ecr:*", "cloudtrail:LookupEvents"]),
        allow("", ["iam:CreateServiceLinkedRole"], {
          Resource: "*",
          Condition: { StringEquals: { "iam:AWSServiceName": ["replication.ecr.amazonaws.com"] } },
        }),
      ),
    ],
  ),
  seed(
    "AmazonEC2ContainerRegistryReadOnly",
    ["v3", "2015-12-21", "2019-12-10"],
    [
      "Provides read-only access to Amazon EC2 Container Registry repositories.",
      policy(
        allow(
          "",
          [
            "GetAuthorizationToken",
            "BatchCheckLayerAvailability",
            "GetDownloadUrlForLayer",
            "DescribeRepositories",
          ]
            .concat(["ListImages", "DescribeImages", "BatchGetImage", "ListTagsForResource"])
            .map((action) => `ecr:${action}`),
        ),
      ),
    ],
  ),
  seed(
    "IAMFullAccess",
    ["v2", "2015-02-06", "2019-06-21"],
    [
      "Provides full access to IAM via the AWS Management Console.",
      policy(allow("", ["iam:*", "organizations:DescribeAccount", "organizations:DescribeOrganization"])),
    ],
  ),
  seed(
    "IAMReadOnlyAccess",
    ["v4", "2015-02-06", "2018-01-25"],
    [
      "Provides read only access to IAM via the AWS Management Console.",
      policy(
        allow("", [
          "iam:GenerateCredentialReport",
          "iam:GenerateServiceLastAccessedDetails",
          "iam:Get*",
          "iam:List*",
          "iam:SimulateCustomPolicy",
          "iam:SimulatePrincipalPolicy",
        ]),
      ),
    ],
  ),
  seed(
    "AWSCloudFormationFullAccess",
    ["v1", "2019-07-26", "2019-07-26"],
    ["Provides full access to AWS CloudFormation.", policy(allow("", ["cloudformation:*"]))],
  ),
  seed(
    "AmazonBedrockFullAccess",
    ["v10", "2023-12-12", "2026-02-12"],
    [
      "Provides full access to Amazon Bedrock as well as limited access to related services that are required by it",
      bedrockFullAccess,
    ],
  ),
  seed(
    "AmazonBedrockLimitedAccess",
    ["v6", "2025-04-30", "2026-02-12"],
    [
      "Provides limited access to Amazon Bedrock and to related services that are required by it",
      bedrockLimitedAccess,
    ],
  ),
  seed(
    "AmazonBedrockReadOnly",
    ["v7", "2023-12-12", "2026-02-12"],
    [
      "Provides read only access to Amazon Bedrock",
      policy(allow("AmazonBedrockReadOnly", ["bedrock:Get*", "bedrock:List*"])),
    ],
  ),
  seed(
    "SageMakerStudioProjectUserRolePolicy",
    ["v12", "2024-11-20", "2026-02-12"],
    [
      "Amazon SageMaker Studio creates IAM roles for projects users to perform data analytics, artificial intelligence, and machine learning actions and attaches this policy to these roles.",
      policy(allow("Projects", ["bedrock:*", "s3:GetObject", "s3:ListBucket", "datazone:*"])),
    ],
  ),
  seed(
    "SageMakerStudioProjectUserRolePermissionsBoundary",
    ["v19", "2024-11-20", "2026-02-12"],
    [
      "Amazon SageMaker Studio creates IAM roles for projects users to perform data analytics, artificial intelligence, and machine learning actions and uses this policy when creating these roles to define the boundary of their permissions.",
      studioBoundary,
    ],
  ),
];
