import { z } from "zod";
import { partitionOfRegion } from "../arns/bedrock-arn.ts";
import { policyOf } from "../policies/policy-document.ts";
import type { PolicyDocument, PolicyStatement } from "../policies/policy-document.ts";
import {
  Artefacts,
  ImageUri,
  KeyArn,
  SecretArn,
  Vpc,
  ofPartition,
  otherPartition,
  place,
  repositoryArn,
} from "./input-fields.ts";
import {
  allow,
  artefactPlaces,
  decryptArtefacts,
  readArtefacts,
  readNetwork,
  vpcArns,
} from "./statement-parts.ts";
import { serviceTrust, trustOf } from "./trust-document.ts";
import type { TrustDocument } from "./trust-document.ts";

/** What a model needs that SageMaker hosts. */
export const ExecutionRoleInput = z
  .strictObject({
    ...place,
    /** The images of its containers; each repository is named once. */
    images: z.array(ImageUri).min(1, { error: "Name the image of the container." }).max(15).readonly(),
    /** Nothing: the container fetches the model itself, as from the Hugging Face Hub. */
    artefacts: Artefacts.optional(),
    /** Where asynchronous calls find their input and leave their answers. */
    answers: Artefacts.optional(),
    /** The key that the files in S3 are encrypted with. */
    artefactKeyArn: KeyArn.optional(),
    /** A secret that the container reads, such as a Hub token. */
    secretArn: SecretArn.optional(),
    /** The network that the container is put into. */
    vpc: Vpc.optional(),
  })
  .refine(
    (input) =>
      ofPartition([input.artefactKeyArn, input.secretArn, ...input.images.map(repositoryArn)], input),
    { error: otherPartition },
  );
export type ExecutionRoleInput = z.input<typeof ExecutionRoleInput>;

/** Lets SageMaker assume the role, for resources of the account. */
export function executionRoleTrust({ account }: { account: string }): TrustDocument {
  const own = place.account.parse(account);
  return trustOf([serviceTrust("sagemaker.amazonaws.com", { Sid: "SageMakerAssumesTheRole", account: own })]);
}

/**
 * The least that a hosted model needs: to pull its image, to read its files, and to leave logs and metrics.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createmodel-perms
 *
 * @throws ZodError when a text would widen a statement or is of another partition
 * @throws PolicyTooLongError
 */
export function executionRolePermissions(input: ExecutionRoleInput): PolicyDocument {
  const { images, artefacts, answers, artefactKeyArn, secretArn, vpc, ...where } =
    ExecutionRoleInput.parse(input);
  return policyOf([
    ...pullImages(images),
    ...(artefacts ? readArtefacts(artefacts, where) : []),
    ...(answers ? [exchangeAnswers(answers, where)] : []),
    ...(artefactKeyArn ? [decryptArtefacts(artefactKeyArn)] : []),
    ...(secretArn ? [allow("ReadTheSecret", ["secretsmanager:GetSecretValue"], { on: [secretArn] })] : []),
    ...leaveTraces(where),
    ...(vpc ? joinNetwork(vpc, where) : []),
  ]);
}

function pullImages(images: readonly string[]): PolicyStatement[] {
  return [
    allow("SignInToTheRegistry", ["ecr:GetAuthorizationToken"], { on: ["*"] }),
    allow(
      "PullTheImage",
      ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      { on: [...new Set(images.map(repositoryArn))] },
    ),
  ];
}

/** Source: https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-create-endpoint-prerequisites.html */
function exchangeAnswers(answers: Artefacts, { account, region }: Where): PolicyStatement {
  const when = { StringEquals: { "aws:ResourceAccount": answers.owner ?? account } };
  return allow("ExchangeAnswers", ["s3:GetObject", "s3:PutObject"], {
    on: artefactPlaces(answers, region).objects,
    when,
  });
}

interface Where {
  account: string;
  region: string;
}

/** The namespaces that SageMaker's hosting writes to. */
const metricNamespaces = ["AWS/SageMaker", "/aws/sagemaker/Endpoints", "/aws/sagemaker/InferenceComponents"];

function leaveTraces({ account, region }: Where): PolicyStatement[] {
  const groups = `arn:${partitionOfRegion(region)}:logs:${region}:${account}:log-group:/aws/sagemaker/*`;
  return [
    allow(
      "WriteLogs",
      ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      { on: [groups] },
    ),
    allow("WriteMetrics", ["cloudwatch:PutMetricData"], {
      on: ["*"],
      when: { StringEquals: { "cloudwatch:namespace": metricNamespaces } },
    }),
  ];
}

/** Source: https://docs.aws.amazon.com/sagemaker/latest/dg/host-vpc.html */
function joinNetwork(vpc: Vpc, where: Where): PolicyStatement[] {
  const { interfaces, subnets, securityGroups } = vpcArns(vpc, where);
  return [
    readNetwork,
    allow("MakeNetworkInterfaces", ["ec2:CreateNetworkInterface"], {
      on: [interfaces, ...subnets, ...securityGroups],
    }),
    allow(
      "LendAndRemoveNetworkInterfaces",
      [
        "ec2:CreateNetworkInterfacePermission",
        "ec2:DeleteNetworkInterface",
        "ec2:DeleteNetworkInterfacePermission",
      ],
      { on: [interfaces], when: { ArnEquals: { "ec2:Subnet": subnets } } },
    ),
  ];
}
