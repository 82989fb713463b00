import { operationTag } from "../profiles/tags-schema.ts";
import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  PutMetricAlarmCommand,
} from "@aws-sdk/client-cloudwatch";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import { chargesAlarmName } from "./schema.ts";
import type { ChargesAlarmSpec } from "./schema.ts";

type Client = Pick<AwsClients, "cloudwatch">;

interface AlarmWish {
  /** Our id of it: part of its name, and its tag `quarry:operation`. */
  id: string;
  spec: ChargesAlarmSpec;
}

// AWS writes the metric every few hours, so a shorter period finds nothing in between.
const periodSeconds = 6 * 60 * 60;

/**
 * Makes or changes an alarm on the estimated charges of a service. PutMetricAlarm replaces whatever has the name, so it
 * is looked first whose that is. The clients have to be those of us-east-1.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 *
 * @throws AwsError `conflict` when somebody else's alarm has the name, `denied`, …
 */
export async function putChargesAlarm(clients: Client, wish: AlarmWish, signal?: AbortSignal): Promise<void> {
  const { id, spec } = wish;
  const { service, amount, topicArn } = spec;
  await findOwnAlarm(clients, wish, signal);
  const command = new PutMetricAlarmCommand({
    AlarmName: chargesAlarmName(service, id),
    AlarmDescription: `What ${service} has cost this month, by AWS's estimate. Made by Quarry.`,
    Namespace: "AWS/Billing",
    MetricName: "EstimatedCharges",
    Dimensions: [
      { Name: "Currency", Value: "USD" },
      { Name: "ServiceName", Value: service },
    ],
    Statistic: "Maximum",
    Period: periodSeconds,
    EvaluationPeriods: 1,
    Threshold: Number(amount),
    ComparisonOperator: "GreaterThanThreshold",
    TreatMissingData: "missing",
    ...(topicArn !== null && { AlarmActions: [topicArn] }),
    Tags: [
      { Key: operationTag, Value: id },
      { Key: "quarry:managed-by", Value: "quarry" },
    ],
  });
  await callAws("PutMetricAlarm", () => clients.cloudwatch.send(command, during(signal)));
}

/**
 * Deletes an alarm that Quarry made; one that is gone already is no error.
 *
 * @throws AwsError `conflict` when somebody else's alarm has the name, `denied`, …
 */
export async function deleteChargesAlarm(
  clients: Client,
  wish: Pick<AlarmWish, "id"> & { spec: Pick<ChargesAlarmSpec, "service"> },
  signal?: AbortSignal,
): Promise<void> {
  if (!(await findOwnAlarm(clients, wish, signal))) return;
  const command = new DeleteAlarmsCommand({ AlarmNames: [chargesAlarmName(wish.spec.service, wish.id)] });
  await callAws("DeleteAlarms", () => clients.cloudwatch.send(command, during(signal)));
}

/** Whether the alarm is there. */
async function findOwnAlarm(
  { cloudwatch }: Client,
  { id, spec: { service } }: Pick<AlarmWish, "id"> & { spec: Pick<ChargesAlarmSpec, "service"> },
  signal?: AbortSignal,
): Promise<boolean> {
  const name = chargesAlarmName(service, id);
  const look = new DescribeAlarmsCommand({ AlarmNames: [name] });
  const { MetricAlarms = [] } = await callAws("DescribeAlarms", () => cloudwatch.send(look, during(signal)));
  const arn = MetricAlarms[0]?.AlarmArn;
  if (arn === undefined) return false;
  const asked = new ListTagsForResourceCommand({ ResourceARN: arn });
  const { Tags = [] } = await callAws("ListTagsForResource", () => cloudwatch.send(asked, during(signal)));
  if (Tags.some(({ Key, Value }) => Key === operationTag && Value === id)) return true;
  throw new AwsError(`An alarm named ${name} is there already, and Quarry did not make it.`, {
    code: "conflict",
    awsCode: "AlarmExists",
    operation: "PutMetricAlarm",
    cause: undefined,
  });
}

const during = (signal?: AbortSignal) => (signal ? { abortSignal: signal } : {});
