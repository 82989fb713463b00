// The simulator is built from the JavaScript client's own codecs; boto3 and the AWS CLI share no code with it.
import { describe, expect } from "vitest";
import { companyAccount } from "../../seed/company-profiles.ts";
import { awsCli, python, slowClientMs, whereInstalled } from "../../testing/other-clients.ts";
import { preparedTest } from "../../testing/prepared-test.ts";
import { homeRegion } from "../../testing/simulator-test.ts";
import { writeLog } from "./write-log.ts";

const group = "/quarry/Endpoints/search";

const test = preparedTest((world) => {
  for (const [index, message] of ["one", "two", "three"].entries())
    writeLog(world, companyAccount, homeRegion, {
      group,
      stream: "a/1",
      at: new Date(1e12 + index),
      message,
    });
});

const program = `l = boto3.client("logs")
out["groups"] = [g["creationTime"] for page in l.get_paginator("describe_log_groups").paginate(logGroupNamePrefix="/quarry") for g in page["logGroups"]]
out["streams"] = [s["lastEventTimestamp"] for s in l.describe_log_streams(logGroupName="${group}", orderBy="LastEventTime", descending=True)["logStreams"]]
first = l.get_log_events(logGroupName="${group}", logStreamName="a/1", limit=2, startFromHead=True)
rest = l.get_log_events(logGroupName="${group}", logStreamName="a/1", nextToken=first["nextForwardToken"])
out["read"] = [[e["timestamp"], e["message"]] for e in first["events"] + rest["events"]]
out["filtered"] = [e["message"] for page in l.get_paginator("filter_log_events").paginate(logGroupName="${group}", filterPattern="?one ?three", PaginationConfig={"PageSize": 1}) for e in page["events"]]
try:
    l.get_log_events(logGroupName="${group}", logStreamName="absent")
except l.exceptions.ResourceNotFoundException as error:
    out["absent"] = error.response["Error"]["Message"]`;

whereInstalled("boto3", () => {
  describe("boto3", { timeout: slowClientMs }, () => {
    test("reads lines with their times in milliseconds, by token and by pattern", async ({ simulator }) => {
      expect(await python(simulator, program)).toEqual({
        groups: [1e12],
        streams: [1e12 + 2],
        read: [
          [1e12, "one"],
          [1e12 + 1, "two"],
          [1e12 + 2, "three"],
        ],
        filtered: ["one", "three"],
        absent: "The specified log stream does not exist.",
      });
    });
  });
});

whereInstalled("the AWS CLI", () => {
  describe("the AWS CLI", { timeout: slowClientMs }, () => {
    test("filters lines", async ({ simulator }) => {
      const words = ["logs", "filter-log-events", "--log-group-name", group, "--filter-pattern", "two"];
      expect(await awsCli(simulator, ...words)).toMatchObject({
        events: [{ message: "two", timestamp: 1e12 + 1 }],
      });
    });
  });
});
