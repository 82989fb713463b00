import { DescribeAlarmsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { expect, test } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { chargesAlarmName, chargesRegion } from "./schema.ts";
import type { ChargesAlarmSpec } from "./schema.ts";
import { deleteChargesAlarm, putChargesAlarm } from "./put-charges-alarm.ts";

const aws = simulateAws();
const id = "0193a1b2";
const spec: ChargesAlarmSpec = {
  service: "AmazonBedrock",
  amount: "1200.5",
  topicArn: "arn:aws:sns:us-east-1:111122223333:costs",
};
const name = chargesAlarmName(spec.service, id);
const clients = () => aws.clients(chargesRegion);

async function inAws() {
  const found = await clients().cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
  return found.MetricAlarms?.[0];
}

test("an alarm on the charges of a service is made, changed and deleted", async () => {
  await putChargesAlarm(clients(), { id, spec });
  expect(await inAws()).toMatchObject({
    Namespace: "AWS/Billing",
    MetricName: "EstimatedCharges",
    Dimensions: [
      { Name: "Currency", Value: "USD" },
      { Name: "ServiceName", Value: "AmazonBedrock" },
    ],
    Threshold: 1200.5,
    AlarmActions: [spec.topicArn],
  });
  await putChargesAlarm(clients(), { id, spec: { ...spec, amount: "9", topicArn: null } });
  expect(await inAws()).toMatchObject({ Threshold: 9, AlarmActions: [] });
  await deleteChargesAlarm(clients(), { id, spec });
  await deleteChargesAlarm(clients(), { id, spec });
  expect(await inAws()).toBeUndefined();
});

test("somebody else's alarm of that name is neither replaced nor deleted", async () => {
  const theirs = new PutMetricAlarmCommand({
    AlarmName: name,
    Namespace: "AWS/Billing",
    MetricName: "EstimatedCharges",
    Statistic: "Maximum",
    Period: 21_600,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanThreshold",
  });
  await clients().cloudwatch.send(theirs);
  await expect(putChargesAlarm(clients(), { id, spec })).rejects.toMatchObject({ code: "conflict" });
  await expect(deleteChargesAlarm(clients(), { id, spec })).rejects.toMatchObject({ code: "conflict" });
  expect(await inAws()).toMatchObject({ Threshold: 1 });
});
