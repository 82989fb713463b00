import { z } from "zod";
import { region } from "./stage.ts";

/** Something in AWS that belongs to endpoints. */
export interface Part {
  kind: string;
  /** Names its endpoint, also where it is only named after it. */
  name: string;
}

interface Listing {
  kind: string;
  signingName: string;
  target: string;
  input: object;
  list: string;
  name: string;
}

const most = { MaxResults: 100 };
const ofSageMaker = { ServiceNamespace: "sagemaker" };

const sagemaker = (kind: string, list: string, name: string): Listing => ({
  kind,
  signingName: "sagemaker",
  target: `SageMaker.List${list}`,
  input: most,
  list,
  name,
});

const scaling = (kind: string, list: string, name: string): Listing => ({
  kind,
  signingName: "application-autoscaling",
  target: `AnyScaleFrontendService.Describe${list}`,
  input: { ...ofSageMaker, MaxResults: 50 },
  list,
  name,
});

const listings: readonly Listing[] = [
  sagemaker("endpoint", "Endpoints", "EndpointName"),
  sagemaker("configuration", "EndpointConfigs", "EndpointConfigName"),
  sagemaker("model", "Models", "ModelName"),
  sagemaker("component", "InferenceComponents", "InferenceComponentName"),
  scaling("target", "ScalableTargets", "ResourceId"),
  scaling("policy", "ScalingPolicies", "ResourceId"),
  {
    kind: "alarm",
    signingName: "monitoring",
    target: "GraniteServiceVersion20100801.DescribeAlarms",
    input: { MaxRecords: 100 },
    list: "MetricAlarms",
    name: "AlarmName",
  },
];

const Page = z.record(z.string(), z.unknown());
const Rows = z.array(z.record(z.string(), z.unknown()));

/**
 * Everything that belongs to endpoints in an account, as AWS lists it. Asked over the wire and not by the code
 * that is judged by it.
 */
export async function listParts(simulatorUrl: string, account: string): Promise<Part[]> {
  const lists = await Promise.all(listings.map((listing) => ask(simulatorUrl, account, listing)));
  return lists.flat();
}

async function ask(simulatorUrl: string, account: string, listing: Listing): Promise<Part[]> {
  const { kind, signingName, target, input, list, name } = listing;
  const answer = await fetch(simulatorUrl, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": target,
      authorization: `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/${signingName}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`AWS refused ${target}: ${await answer.text()}`);
  const page = Page.parse(await answer.json());
  if (typeof page["NextToken"] === "string")
    throw new Error(`${target} has more than a page of an account of its own.`);
  return Rows.parse(page[list]).map((row) => ({ kind, name: String(row[name]) }));
}
