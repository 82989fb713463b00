import { describe, expect } from "vitest";
import { test } from "../services/sagemaker/testing/hosting-test.ts";

describe("faults of endpoints", () => {
  test("are listed and cleared", async ({ control, hosting }) => {
    await control("/endpoints", { action: "fail", pattern: "a*", fault: "capacity", count: 2 });
    expect(await control("/endpoints", { action: "fail", pattern: "b", fault: "container" })).toEqual([
      { pattern: "a*", fault: "capacity", count: 2 },
      { pattern: "b", fault: "container", count: null },
    ]);
    expect(await control("/endpoints", { action: "clear" })).toEqual([]);
    await hosting.deploy("a1");
    hosting.advance(300);
    expect(await hosting.status("a1")).toBe("InService");
  });

  test("meet only names that match, and no more often than said", async ({ control, hosting }) => {
    await control("/endpoints", { action: "fail", pattern: "llm-*", fault: "container", count: 1 });
    for (const name of ["other-llm-1", "llm-1", "llm-2"]) await hosting.deploy(name);
    hosting.advance(1440);
    const states = await Promise.all(["other-llm-1", "llm-1", "llm-2"].map((name) => hosting.status(name)));
    expect(states).toEqual(["InService", "Failed", "InService"]);
  });

  for (const [what, body, message] of [
    [
      "a pattern with a slash",
      { action: "fail", pattern: "a/b", fault: "capacity" },
      "A pattern has letters",
    ],
    ["an unknown fault", { action: "fail", pattern: "a", fault: "fire" }, "capacity"],
    ["no action", { pattern: "a" }, "action"],
    ["a key too many", { action: "clear", pattern: "a" }, "Unrecognized key"],
  ] as const) {
    test(`are refused with ${what}`, async ({ control }) => {
      await expect(control("/endpoints", body)).rejects.toThrow(message);
    });
  }
});

test("a reset forgets endpoints and their ledger, and counts the seeded ones since they were made", async ({
  control,
  hosting,
}) => {
  await hosting.deploy("temporary");
  await control("/reset");
  await expect(hosting.status("temporary")).rejects.toThrow("Could not find endpoint");
  expect(await hosting.ledger("temporary")).toEqual({});
  expect((await hosting.ledger("twinllama-trial"))["ml.g5.12xlarge"]).toBeCloseTo(47 * 86_400, -2);
});
