import { z } from "zod";
import { partitionOfRegion } from "../arns/bedrock-arn.ts";
import { policyOf } from "../policies/policy-document.ts";
import type { PolicyDocument, PolicyStatement } from "../policies/policy-document.ts";
import {
  NamePrefix,
  OwnerTag,
  RoleArn,
  ofAccount,
  ofPartition,
  otherAccount,
  otherPartition,
  place,
} from "./input-fields.ts";
import { allow } from "./statement-parts.ts";

/** What somebody may deploy to SageMaker, and as which role it runs. */
export const DeployerInput = z
  .strictObject({
    ...place,
    namePrefix: NamePrefix,
    /** The only role that a deployment may run as. */
    executionRoleArn: RoleArn,
    /** A tag that everything made must carry, and without which nothing is changed. */
    ownerTag: OwnerTag.optional(),
  })
  .refine((input) => ofPartition([input.executionRoleArn], input), { error: otherPartition })
  .refine((input) => ofAccount(input.executionRoleArn, input), {
    path: ["executionRoleArn"],
    error: otherAccount,
  });
export type DeployerInput = z.input<typeof DeployerInput>;
type Deployer = z.output<typeof DeployerInput>;

/**
 * The policy of a deployer's role: the whole life of endpoints whose names begin as given, from model to alarm.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 *
 * @throws ZodError when a text would widen a statement or is of another partition
 * @throws PolicyTooLongError
 */
export function deployerPermissions(input: DeployerInput): PolicyDocument {
  const deployer = DeployerInput.parse(input);
  return policyOf([...endpointLife(deployer), ...scaling(deployer), ...watching(deployer)]);
}

const made = ["Model", "EndpointConfig", "Endpoint", "InferenceComponent"];
const kinds = ["model", "endpoint-config", "endpoint", "inference-component"];
const sagemaker = (verb: string, nouns = made) => nouns.map((noun) => `sagemaker:${verb}${noun}`);

/** The statements on endpoints and what they are made of. */
export function endpointLife(deployer: Deployer): PolicyStatement[] {
  const { executionRoleArn } = deployer;
  const own = ownArns(deployer, kinds);
  return [
    allow("MakeEndpoints", sagemaker("Create"), { on: own, ...whenTagged("Request", deployer) }),
    allow("TagNewEndpoints", ["sagemaker:AddTags"], {
      on: own,
      when: { Null: { "sagemaker:TaggingAction": "false" } },
    }),
    allow(
      "ChangeAndDeleteEndpoints",
      [
        "sagemaker:UpdateEndpoint",
        "sagemaker:UpdateEndpointWeightsAndCapacities",
        "sagemaker:UpdateInferenceComponent",
        "sagemaker:UpdateInferenceComponentRuntimeConfig",
        ...sagemaker("Delete"),
      ],
      { on: own, ...whenTagged("Resource", deployer) },
    ),
    allow("ReadEndpoints", [...sagemaker("Describe"), "sagemaker:ListTags"], { on: own }),
    allow(
      "ListEndpoints",
      made.map((noun) => `sagemaker:List${noun}s`),
      { on: ["*"] },
    ),
    allow(
      "CallEndpoints",
      [
        "sagemaker:InvokeEndpoint",
        "sagemaker:InvokeEndpointWithResponseStream",
        "sagemaker:InvokeEndpointAsync",
      ],
      { on: ownArns(deployer, ["endpoint", "inference-component"]) },
    ),
    allow("PassTheExecutionRole", ["iam:PassRole"], {
      on: [executionRoleArn],
      when: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    }),
  ];
}

function ownArns(deployer: Deployer, of: string[]): string[] {
  return of.map((kind) => regionalArn(deployer, "sagemaker", `${kind}/${deployer.namePrefix}*`));
}

/** The ARN of a resource in the deployer's account and Region. */
export function regionalArn({ account, region }: Deployer, service: string, resource: string): string {
  return `arn:${partitionOfRegion(region)}:${service}:${region}:${account}:${resource}`;
}

/** The condition on the deployer's tag, where there is one. */
function whenTagged(what: "Request" | "Resource", { ownerTag }: Deployer) {
  if (!ownerTag) return {};
  return { when: { StringEquals: { [`aws:${what}Tag/${ownerTag.key}`]: ownerTag.value } } };
}

const autoscaling = (names: string[]) => names.map((name) => `application-autoscaling:${name}`);

const linkedRole =
  "aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint";

/** Source: https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-prerequisites.html */
function scaling(deployer: Deployer): PolicyStatement[] {
  const { account, region } = deployer;
  return [
    allow(
      "ScaleEndpoints",
      autoscaling([
        "RegisterScalableTarget",
        "DeregisterScalableTarget",
        "PutScalingPolicy",
        "DeleteScalingPolicy",
        "PutScheduledAction",
        "DeleteScheduledAction",
      ]),
      {
        on: [regionalArn(deployer, "application-autoscaling", "scalable-target/*")],
        when: { StringEquals: { "application-autoscaling:service-namespace": "sagemaker" } },
      },
    ),
    allow(
      "ReadScaling",
      autoscaling([
        "DescribeScalableTargets",
        "DescribeScalingPolicies",
        "DescribeScalingActivities",
        "DescribeScheduledActions",
      ]),
      { on: ["*"] },
    ),
    allow("LetAutoScalingWork", ["iam:CreateServiceLinkedRole"], {
      on: [`arn:${partitionOfRegion(region)}:iam::${account}:role/${linkedRole}`],
      when: {
        StringEquals: { "iam:AWSServiceName": "sagemaker.application-autoscaling.amazonaws.com" },
      },
    }),
  ];
}

function watching(deployer: Deployer): PolicyStatement[] {
  const alarm = (name: string) => regionalArn(deployer, "cloudwatch", `alarm:${name}`);
  const { namePrefix } = deployer;
  return [
    allow("SetAlarms", ["cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms"], {
      on: [
        alarm(`${namePrefix}*`),
        alarm(`TargetTracking-endpoint/${namePrefix}*`),
        alarm(`TargetTracking-inference-component/${namePrefix}*`),
      ],
    }),
    allow("ReadAlarms", ["cloudwatch:DescribeAlarms"], { on: [alarm("*")] }),
    allow("ReadMetrics", ["cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics"], { on: ["*"] }),
    readLogs(deployer),
    allow("ReadQuotas", ["servicequotas:GetServiceQuota", "servicequotas:ListServiceQuotas"], { on: ["*"] }),
  ];
}

/** Reading what the containers of the deployer's endpoints wrote. */
function readLogs(deployer: Deployer): PolicyStatement {
  const group = (folder: string) =>
    regionalArn(deployer, "logs", `log-group:/aws/sagemaker/${folder}/${deployer.namePrefix}*`);
  return allow("ReadLogs", ["logs:DescribeLogStreams", "logs:GetLogEvents", "logs:FilterLogEvents"], {
    on: [group("Endpoints"), group("InferenceComponents")],
  });
}
