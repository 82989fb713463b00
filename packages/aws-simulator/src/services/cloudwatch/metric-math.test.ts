import { describe, expect } from "vitest";
import { test } from "../../testing/simulator-test.ts";
import { at, get, points, put, stat, wait } from "./testing/metric-test.ts";

const errors = (minutes: number, Value: number) => ({ ...wait(minutes, Value), MetricName: "Errors" });

describe("metric math", () => {
  const data = [wait(0, 1), wait(1, 2), wait(3, 4)];
  const metrics = [stat("m1", "Sum"), stat("m2", "Sum", { name: "Errors" })];

  for (const [Expression, wanted] of [
    [
      "m1 * 2 + 1",
      [
        [0, 3],
        [1, 5],
        [3, 9],
      ],
    ],
    [
      "m2 / m1",
      [
        [0, 1],
        [1, 0.5],
      ],
    ],
    [
      "100 * m2 / (m1 + m2)",
      [
        [0, 50],
        [1, 100 / 3],
      ],
    ],
    [
      "SUM(METRICS())",
      [
        [0, 2],
        [1, 3],
        [2, 7],
        [3, 4],
      ],
    ],
    [
      'MAX(METRICS("m1"))',
      [
        [0, 1],
        [1, 2],
        [3, 4],
      ],
    ],
    [
      "m1 - AVG(m1)",
      [
        [0, 1 - 7 / 3],
        [1, 2 - 7 / 3],
        [3, 4 - 7 / 3],
      ],
    ],
    [
      "FILL(m2, 0) * 1",
      [
        [0, 1],
        [1, 1],
        [2, 7],
        [3, 0],
        [4, 0],
      ],
    ],
    [
      "FILL(m1, REPEAT)",
      [
        [0, 1],
        [1, 2],
        [2, 2],
        [3, 4],
        [4, 4],
      ],
    ],
    [
      "FILL(m1, LINEAR)",
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 4],
      ],
    ],
    [
      "IF(m1 > 1, m1, 0)",
      [
        [0, 0],
        [1, 2],
        [3, 4],
      ],
    ],
    [
      "-m1 ^ 2",
      [
        [0, -1],
        [1, -4],
        [3, -16],
      ],
    ],
    [
      "m1 / (m1 - 2)",
      [
        [0, -1],
        [3, 2],
      ],
    ],
    [
      "RATE(m1) * PERIOD(m1)",
      [
        [1, 1],
        [3, 1],
      ],
    ],
    [
      "RUNNING_SUM(m1)",
      [
        [0, 1],
        [1, 3],
        [3, 7],
      ],
    ],
    [
      "m1 >= 2 AND m1 < 4",
      [
        [0, 0],
        [1, 1],
        [3, 0],
      ],
    ],
    [
      "TIME_SERIES(3)",
      [
        [0, 3],
        [1, 3],
        [2, 3],
        [3, 3],
        [4, 3],
      ],
    ],
    [
      "CEIL(m1 / 3) + ABS(0 - 1)",
      [
        [0, 2],
        [1, 2],
        [3, 3],
      ],
    ],
  ] as const) {
    test(`computes ${Expression}`, async ({ clients: { cloudwatch } }) => {
      await put(cloudwatch, ...data, errors(0, 1), errors(1, 1), errors(2, 7));
      const queries = [...metrics, { Id: "e1", Expression }];
      const told = await points(cloudwatch, queries, { id: "e1", end: at(5) });
      expect(told).toEqual(wanted.map(([time, value]) => [time, expect.closeTo(value, 9)]));
    });
  }

  test("only what is asked for is returned, and an expression may use another", async ({
    clients: { cloudwatch },
  }) => {
    await put(cloudwatch, ...data);
    const hidden = { ...stat("m1", "Sum"), ReturnData: false };
    const { MetricDataResults } = await get(cloudwatch, [
      { Id: "e2", Expression: "e1 + 1" },
      { Id: "e1", Expression: "m1 * 10", ReturnData: false },
      hidden,
    ]);
    expect(MetricDataResults).toMatchObject([{ Id: "e2", Values: [11, 21, 41] }]);
  });

  for (const [Expression, wanted] of [
    ["METRICS() * 2", [2, 6]],
    ["2 * METRICS()", [2, 6]],
    ["IF(1, METRICS(), 0)", [1, 3]],
    ["METRICS() * SUM(2)", [2, 6]],
  ] as const) {
    test(`${Expression} is a time series for each metric`, async ({ clients: { cloudwatch } }) => {
      await put(cloudwatch, wait(0, 1), errors(0, 3));
      const { MetricDataResults = [] } = await get(cloudwatch, [...metrics, { Id: "e1", Expression }]);
      const found = MetricDataResults.filter(({ Id }) => Id === "e1");
      expect(found.map(({ Values }) => Values?.[0])).toEqual(wanted);
    });
  }

  for (const [Expression, message] of [
    ["m1 +", "Error in expression 'e1': Invalid syntax"],
    ["(m1", "Error in expression 'e1': Invalid syntax"],
    ["m1 # 2", "Error in expression 'e1': Invalid syntax"],
    ["m1 m1", "Error in expression 'e1': Invalid syntax"],
    ["* m1", "Error in expression 'e1': Invalid syntax"],
    ["MAX(m1 m1)", "Error in expression 'e1': Invalid syntax"],
    ["m9 + 1", "Unresolvable id"],
    ["e1 + 1", "Unresolvable id"],
    ["SUM(m1)", "must return a time series"],
    ['SEARCH("{AWS/Bedrock}", "Sum", 60)', "does not support the function SEARCH"],
    ['"m1"', "Unexpected text"],
    ["FILL(m1)", "An argument is missing"],
    ["RATE(2)", "A time series was expected"],
    ["FILL(m1, m1)", "A number was expected"],
  ] as const) {
    test(`refuses ${Expression}`, async ({ clients: { cloudwatch } }) => {
      const queries = [stat("m1", "Sum"), { Id: "e1", Expression }];
      await expect(get(cloudwatch, queries)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }
});
