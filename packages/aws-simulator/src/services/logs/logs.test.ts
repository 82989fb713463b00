import {
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type {
  CloudWatchLogsClient,
  FilterLogEventsCommandInput,
  GetLogEventsCommandInput,
} from "@aws-sdk/client-cloudwatch-logs";
import { describe, expect } from "vitest";
import { companyAccount } from "../../seed/company-profiles.ts";
import { preparedTest } from "../../testing/prepared-test.ts";
import { homeRegion } from "../../testing/simulator-test.ts";
import { createWorld } from "../../world/world.ts";
import type { World } from "../../world/world.ts";
import { logGroupTable, mostLines } from "./log-rows.ts";
import { writeLog } from "./write-log.ts";

const logGroupName = "/quarry/Endpoints/search";
const logStreamName = "AllTraffic/i-1";
const start = Date.UTC(2026, 10, 1);

function write(world: World, message: string, more: { at?: number; stream?: string; group?: string } = {}) {
  const { at = 0, stream = logStreamName, group = logGroupName } = more;
  writeLog(world, companyAccount, homeRegion, { group, stream, at: new Date(start + at), message });
}

const test = preparedTest((world) => {
  write(world, "line 2", { at: 2000 });
  write(world, "line 1", { at: 1000 });
  for (const second of [3, 4, 5]) write(world, `line ${second}`, { at: second * 1000 });
  write(world, "ERROR out of memory", { at: 2500, stream: "AllTraffic/i-2" });
  write(world, "WARN low memory", { at: 2500, stream: "AllTraffic/i-2" });
  write(world, "other", { at: 9000, stream: "Blue/i-3" });
  write(world, "hello", { group: "/quarry/Endpoints/claims" });
  write(world, "hello", { group: "/quarry/lambda/x" });
});

const read = async (logs: CloudWatchLogsClient, more: Partial<GetLogEventsCommandInput> = {}) => {
  const { events = [], ...tokens } = await logs.send(
    new GetLogEventsCommand({ logGroupName, logStreamName, ...more }),
  );
  return { ...tokens, messages: events.map(({ message }) => message), events };
};

const filter = async (logs: CloudWatchLogsClient, more: Partial<FilterLogEventsCommandInput> = {}) => {
  const answer = await logs.send(new FilterLogEventsCommand({ logGroupName, ...more }));
  return { ...answer, messages: answer.events?.map(({ message }) => message) };
};

describe("groups and streams", () => {
  test("groups are found by prefix, by pattern and page by page", async ({ clients: { logs } }) => {
    const prefixed = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: "/quarry/Endpoints/s" }),
    );
    expect(prefixed.logGroups).toMatchObject([
      {
        logGroupName,
        arn: `arn:aws:logs:us-west-2:${companyAccount}:log-group:${logGroupName}:*`,
        creationTime: start + 2000,
        storedBytes: 5 * 32 + 19 + 15 + 5 + 3 * 26,
      },
    ]);
    const matched = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePattern: "QUARRY/ENDPOINTS" }),
    );
    expect(matched.logGroups).toHaveLength(2);
    const list = { logGroupNamePrefix: "/quarry", limit: 2 };
    const first = await logs.send(new DescribeLogGroupsCommand(list));
    const rest = await logs.send(new DescribeLogGroupsCommand({ ...list, nextToken: first.nextToken }));
    expect([first, rest].map(({ logGroups }) => logGroups?.length)).toEqual([2, 1]);
    expect(rest.nextToken).toBeUndefined();
  });

  test("streams are ordered by name or by their last line, either way", async ({ clients: { logs } }) => {
    const order = async (more: object) => {
      const answer = await logs.send(new DescribeLogStreamsCommand({ logGroupName, ...more }));
      return answer.logStreams?.map((stream) => stream.logStreamName);
    };
    expect(await order({})).toEqual(["AllTraffic/i-1", "AllTraffic/i-2", "Blue/i-3"]);
    expect(await order({ descending: true })).toEqual(["Blue/i-3", "AllTraffic/i-2", "AllTraffic/i-1"]);
    const lastFirst = ["Blue/i-3", "AllTraffic/i-1", "AllTraffic/i-2"];
    expect(await order({ orderBy: "LastEventTime", descending: true })).toEqual(lastFirst);
    expect(await order({ logStreamNamePrefix: "All" })).toHaveLength(2);
  });

  test("streams are paged in descending order, too", async ({ clients: { logs } }) => {
    const names: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await logs.send(
        new DescribeLogStreamsCommand({ logGroupName, descending: true, limit: 1, nextToken }),
      );
      names.push(...(page.logStreams ?? []).map((stream) => stream.logStreamName));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(names).toEqual(["Blue/i-3", "AllTraffic/i-2", "AllTraffic/i-1"]);
  });

  test("a stream tells its first and last line", async ({ clients: { logs } }) => {
    const { logStreams } = await logs.send(
      new DescribeLogStreamsCommand({ logGroupName, logStreamNamePrefix: logStreamName }),
    );
    expect(logStreams).toMatchObject([
      { firstEventTimestamp: start + 1000, lastEventTimestamp: start + 5000, creationTime: start + 2000 },
    ]);
  });

  for (const [what, input] of [
    ["prefix with pattern", { logGroupNamePrefix: "a", logGroupNamePattern: "b" }],
    ["foreign token", { nextToken: "abcd" }],
  ] as const) {
    test(`a ${what} is refused`, async ({ clients: { logs } }) => {
      const list = new DescribeLogGroupsCommand(input);
      await expect(logs.send(list)).rejects.toMatchObject({ name: "InvalidParameterException" });
    });
  }

  test("an order by the last line with a prefix is refused", async ({ clients: { logs } }) => {
    const list = new DescribeLogStreamsCommand({
      logGroupName,
      logStreamNamePrefix: "All",
      orderBy: "LastEventTime",
    });
    await expect(logs.send(list)).rejects.toThrow(
      "Cannot order by LastEventTime with a logStreamNamePrefix.",
    );
  });
});

describe("reading a stream", () => {
  test("the newest lines come first asked for, in the order of time, in milliseconds", async ({
    clients: { logs },
  }) => {
    const { messages, events } = await read(logs, { limit: 2 });
    expect(messages).toEqual(["line 4", "line 5"]);
    expect(events[0]?.timestamp).toBe(start + 4000);
  });

  test("from the head on, each forward token leads to the next lines and the last to itself", async ({
    clients: { logs },
  }) => {
    const first = await read(logs, { limit: 3, startFromHead: true });
    expect(first.messages).toEqual(["line 1", "line 2", "line 3"]);
    expect(first.nextForwardToken).toMatch(/^f\/\d{56}\/s$/);
    const second = await read(logs, { limit: 3, nextToken: first.nextForwardToken });
    expect(second.messages).toEqual(["line 4", "line 5"]);
    const end = await read(logs, { nextToken: second.nextForwardToken });
    expect([end.messages, end.nextForwardToken]).toEqual([[], second.nextForwardToken]);
    expect((await read(logs, { limit: 1, nextToken: end.nextBackwardToken })).messages).toEqual(["line 5"]);
  });

  test("backward tokens lead to what is older", async ({ clients: { logs } }) => {
    const newest = await read(logs, { limit: 2 });
    const older = await read(logs, { limit: 2, nextToken: newest.nextBackwardToken });
    expect(older.messages).toEqual(["line 2", "line 3"]);
    const oldest = await read(logs, { limit: 2, nextToken: older.nextBackwardToken });
    expect(oldest.messages).toEqual(["line 1"]);
    const end = await read(logs, { nextToken: oldest.nextBackwardToken });
    expect([end.messages, end.nextBackwardToken]).toEqual([[], oldest.nextBackwardToken]);
    expect((await read(logs, { limit: 1, nextToken: end.nextForwardToken })).messages).toEqual(["line 1"]);
  });

  test("the end of the time range is left out, its start is not", async ({ clients: { logs } }) => {
    const { messages } = await read(logs, { startTime: start + 2000, endTime: start + 4000 });
    expect(messages).toEqual(["line 2", "line 3"]);
  });

  test("a group may be named by its ARN", async ({ clients: { logs } }) => {
    const logGroupIdentifier = `arn:aws:logs:us-west-2:${companyAccount}:log-group:${logGroupName}`;
    const get = new GetLogEventsCommand({ logGroupIdentifier, logStreamName });
    expect((await logs.send(get)).events).toHaveLength(5);
    const both = new GetLogEventsCommand({ logGroupIdentifier, logGroupName, logStreamName });
    await expect(logs.send(both)).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  for (const [what, input, error] of [
    [
      "group",
      { logGroupName: "/absent" },
      { name: "ResourceNotFoundException", message: "The specified log group does not exist." },
    ],
    [
      "stream",
      { logStreamName: "constructor" },
      { name: "ResourceNotFoundException", message: "The specified log stream does not exist." },
    ],
    [
      "token",
      { nextToken: "f/12/s" },
      { name: "InvalidParameterException", message: "The specified nextToken is invalid." },
    ],
  ] as const) {
    test(`a ${what} that there is not is refused`, async ({ clients: { logs } }) => {
      await expect(read(logs, input)).rejects.toMatchObject(error);
    });
  }
});

describe("filtering", () => {
  test("lines of all streams come in the order of time, each with an id of its own", async ({
    clients: { logs },
  }) => {
    const { messages, events = [] } = await filter(logs, { logStreamNamePrefix: "AllTraffic" });
    expect(messages).toEqual([
      "line 1",
      "line 2",
      "ERROR out of memory",
      "WARN low memory",
      "line 3",
      "line 4",
      "line 5",
    ]);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(7);
  });

  test("pages join to the whole", async ({ clients: { logs } }) => {
    const first = await filter(logs, { limit: 5 });
    const rest = await filter(logs, { limit: 5, nextToken: first.nextToken });
    expect([...(first.messages ?? []), ...(rest.messages ?? [])]).toHaveLength(8);
    expect(rest.nextToken).toBeUndefined();
  });

  for (const [filterPattern, wanted] of [
    ["memory", ["ERROR out of memory", "WARN low memory"]],
    ["ERROR memory", ["ERROR out of memory"]],
    ["?ERROR ?WARN", ["ERROR out of memory", "WARN low memory"]],
    ["memory -WARN", ["ERROR out of memory"]],
    ['"low memory"', ["WARN low memory"]],
    ["error", []],
  ] as const) {
    test(`the pattern ${filterPattern} finds ${wanted.length}`, async ({ clients: { logs } }) => {
      expect((await filter(logs, { filterPattern })).messages).toEqual(wanted);
    });
  }

  test("streams can be named, and not by prefix as well", async ({ clients: { logs } }) => {
    expect((await filter(logs, { logStreamNames: ["Blue/i-3"] })).messages).toEqual(["other"]);
    await expect(
      filter(logs, { logStreamNames: ["Blue/i-3"], logStreamNamePrefix: "Blue" }),
    ).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  test("a pattern over JSON is refused rather than misread", async ({ clients: { logs } }) => {
    await expect(filter(logs, { filterPattern: "{ $.level = 1 }" })).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
  });
});

test("a stream keeps its last 5,000 lines, and no empty ones", async () => {
  const world = createWorld("company");
  for (let index = 0; index <= mostLines; index += 1) write(world, `line ${index}`, { at: index });
  write(world, "", { at: mostLines + 1 });
  const groups = world.tables.rows(logGroupTable, { account: companyAccount, region: homeRegion });
  const lines = groups.get(logGroupName)?.streams[logStreamName]?.lines ?? [];
  expect(lines).toHaveLength(mostLines);
  expect([lines[0]?.message, lines.at(-1)?.message]).toEqual(["line 1", `line ${mostLines}`]);
});
