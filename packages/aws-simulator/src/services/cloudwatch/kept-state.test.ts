import { DescribeAlarmsCommand, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { expect } from "vitest";
import { companyAccount } from "../../seed/company-profiles.ts";
import { preparedTest } from "../../testing/prepared-test.ts";
import { homeRegion } from "../../testing/simulator-test.ts";
import { keepAlarm } from "./put-metric-alarm.ts";
import { recordMetric } from "./record-metric.ts";

const at = new Date(Date.now() - 600_000);
const metric = { namespace: "AWS/SageMaker", name: "Kept", dimensions: { EndpointName: "search" } };

const test = preparedTest((world) => {
  recordMetric(world, companyAccount, homeRegion, { ...metric, value: 7, unit: "Count", at });
  keepAlarm(
    world,
    { account: companyAccount, region: homeRegion },
    { name: "kept", configuration: { Threshold: 1 } },
  );
});

test("metrics and alarms survive a restart", async ({ clients: { cloudwatch } }) => {
  const { Datapoints } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: metric.namespace,
      MetricName: metric.name,
      Dimensions: [{ Name: "EndpointName", Value: "search" }],
      StartTime: new Date(at.getTime() - 60_000),
      EndTime: new Date(),
      Period: 60,
      Statistics: ["Sum"],
    }),
  );
  expect(Datapoints).toMatchObject([{ Sum: 7, Unit: "Count" }]);
  const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ["kept"] }));
  expect(MetricAlarms).toMatchObject([{ AlarmName: "kept", Threshold: 1 }]);
});
