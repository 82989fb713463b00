// The simulator is built from the JavaScript client's own codecs; boto3 and the AWS CLI share no code with it.
import { describe, expect } from "vitest";
import { awsCli, python, slowClientMs, whereInstalled } from "../../testing/other-clients.ts";
import { test } from "../../testing/simulator-test.ts";

const program = `import datetime
c = boto3.client("cloudwatch")
now = datetime.datetime.now(datetime.timezone.utc).replace(second=0, microsecond=0)
start = now - datetime.timedelta(minutes=10)
c.put_metric_data(Namespace="Py", MetricData=[{"MetricName": "Wait", "Timestamp": start, "Values": [1.0, 3.0], "Dimensions": [{"Name": "A", "Value": "1"}], "Unit": "Seconds"}])
metric = {"Namespace": "Py", "MetricName": "Wait", "Dimensions": [{"Name": "A", "Value": "1"}]}
queries = [{"Id": "m1", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Average"}}, {"Id": "e1", "Expression": "m1 * 2"}]
pages = c.get_paginator("get_metric_data").paginate(MetricDataQueries=queries, StartTime=start, EndTime=now, MaxDatapoints=1)
found = [(r["Id"], v, (t - start).total_seconds()) for page in pages for r in page["MetricDataResults"] for v, t in zip(r["Values"], r["Timestamps"])]
out["found"] = found
points = c.get_metric_statistics(**metric, StartTime=start, EndTime=now, Period=60, Statistics=["Sum"])["Datapoints"]
out["statistics"] = [(p["Sum"], p["Unit"]) for p in points]
out["listed"] = [m["Dimensions"] for page in c.get_paginator("list_metrics").paginate(Namespace="Py") for m in page["Metrics"]]
c.put_metric_alarm(AlarmName="slow", **metric, Statistic="Average", Period=60, EvaluationPeriods=1, Threshold=1, ComparisonOperator="GreaterThanThreshold")
c.set_alarm_state(AlarmName="slow", StateValue="ALARM", StateReason="a drill")
alarm = c.describe_alarms(AlarmNames=["slow"])["MetricAlarms"][0]
out["alarm"] = [alarm["StateValue"], alarm["StateUpdatedTimestamp"].year == now.year]
out["history"] = len(c.describe_alarm_history(AlarmName="slow")["AlarmHistoryItems"])
def caught(name, call):
    try:
        call()
    except botocore.exceptions.ClientError as error:
        out[name] = [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
caught("namespace", lambda: c.put_metric_data(Namespace="AWS/Py", MetricData=[{"MetricName": "Wait", "Value": 1}]))
caught("range", lambda: c.get_metric_data(MetricDataQueries=queries, StartTime=now, EndTime=start))
caught("absent", lambda: c.set_alarm_state(AlarmName="absent", StateValue="OK", StateReason="x"))`;

whereInstalled("boto3", () => {
  describe("boto3", { timeout: slowClientMs }, () => {
    test("puts and reads metrics, raises alarms and knows errors by Query's codes", async ({ simulator }) => {
      expect(await python(simulator, program)).toEqual({
        found: [
          ["m1", 2, 0],
          ["e1", 4, 0],
        ],
        statistics: [[4, "Seconds"]],
        listed: [[{ Name: "A", Value: "1" }]],
        alarm: ["ALARM", true],
        history: 2,
        namespace: ["InvalidParameterValue", 400],
        range: ["ValidationError", 400],
        absent: ["ResourceNotFound", 404],
      });
    });
  });
});

whereInstalled("the AWS CLI", () => {
  describe("the AWS CLI", { timeout: slowClientMs }, () => {
    test("puts a metric, lists it and describes an alarm", async ({ simulator }) => {
      const metric = ["--namespace", "Cli", "--metric-name", "Wait"];
      await awsCli(simulator, "cloudwatch", "put-metric-data", ...metric, "--value", "5");
      expect(await awsCli(simulator, "cloudwatch", "list-metrics", "--namespace", "Cli")).toEqual({
        Metrics: [{ Namespace: "Cli", MetricName: "Wait", Dimensions: [] }],
      });
      const how = "--statistic Sum --period 60 --evaluation-periods 1 --threshold 1".split(" ");
      const rule = ["--comparison-operator", "GreaterThanThreshold", "--alarm-name", "busy"];
      await awsCli(simulator, "cloudwatch", "put-metric-alarm", ...metric, ...how, ...rule);
      expect(
        await awsCli(simulator, "cloudwatch", "describe-alarms", "--alarm-name-prefix", "bu"),
      ).toMatchObject({
        MetricAlarms: [{ AlarmName: "busy", StateValue: "INSUFFICIENT_DATA" }],
      });
    });
  });
});
