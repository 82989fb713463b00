import { expect, test } from "vitest";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { AwsError } from "../errors/aws-error.ts";
import { listCostTagBackfills, startCostTagBackfill } from "./backfill-cost-tags.ts";
import { costTagKind } from "./cost-tag-schema.ts";
import { explainTagRefusal } from "./explain-tag-refusal.ts";
import { listCostTags } from "./list-cost-tags.ts";
import { backfillCommand, statusCommand } from "./payer-commands.ts";
import { setCostTagStatus } from "./set-cost-tag-status.ts";

const aws = simulateAws();

const monthsAgo = (count: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1)).toISOString().slice(0, 10);
};

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => Promise.reject(new Error("AWS took it.")),
    (error: unknown) => {
      if (error instanceof AwsError) return explainTagRefusal(error);
      throw error;
    },
  );

test("all keys that billing has seen are told, with what they are, their status and the month of their last use", async () => {
  const tags = await listCostTags(aws.clients());
  const byKey = new Map(tags.map((tag) => [tag.key, tag]));
  expect(byKey.get("Team")).toEqual({
    key: "Team",
    isGeneratedByAws: false,
    isActive: true,
    statusChangedAt: expect.any(Date),
    lastUsedMonth: monthsAgo(0),
  });
  expect(byKey.get("team")).toMatchObject({ isActive: false, statusChangedAt: null });
  expect(byKey.get("aws:createdBy")).toMatchObject({ isGeneratedByAws: true, lastUsedMonth: null });
});

test("every page is read, and each request is told before it is sent", async () => {
  const pages = [
    { CostAllocationTags: [{ TagKey: "A", Type: "UserDefined", Status: "Active" }], NextToken: "more" },
    { CostAllocationTags: [{ TagKey: "B", Type: "UserDefined", Status: "Inactive" }] },
  ];
  const tokens: unknown[] = [];
  await serveAnswers((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      tokens.push(JSON.parse(Buffer.concat(parts).toString()).NextToken);
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end(JSON.stringify(pages[tokens.length - 1]));
    });
  });
  const requests: string[] = [];
  const onPaidCall = (operation: string) => void requests.push(operation);
  expect((await listCostTags(aws.clients(), { onPaidCall })).map(({ key }) => key)).toEqual(["A", "B"]);
  expect(tokens).toEqual([undefined, "more"]);
  expect(requests).toEqual(["ListCostAllocationTags", "ListCostAllocationTags"]);
});

test("a retry is told as well", async () => {
  await aws.control("failures", { operation: "ListCostAllocationTags", kind: "throttle", count: 1 });
  const requests: string[] = [];
  const onPaidCall = (operation: string) => void requests.push(operation);
  expect(await listCostTags(aws.clients(), { onPaidCall })).not.toEqual([]);
  expect(requests).toHaveLength(2);
  expect(aws.calls()).toHaveLength(2);
});

test("keys are activated in calls of 20, and those that billing has not seen are told", async () => {
  const clients = aws.clients();
  const strangers = Array.from({ length: 24 }, (_one, index) => `Stranger${index}`);
  const refused = await setCostTagStatus(
    clients,
    ["team", ...strangers].map((key) => ({ key, isActive: true })),
  );
  expect(refused.map(({ key }) => key)).toEqual(strangers);
  expect(new Set(refused.map((one) => explainTagRefusal(one).code))).toEqual(new Set(["unknown-key"]));
  const calls = aws.calls().filter(({ operation }) => operation === "UpdateCostAllocationTagsStatus");
  expect(calls.map(({ outcome }) => outcome)).toEqual(["ok", "error"]);
  const [team] = await listCostTags(clients, { keys: ["team"] });
  expect(team).toMatchObject({ isActive: true, statusChangedAt: expect.any(Date) });
});

test("a backfill is started and told, and a second one at once is a conflict with a reason", async () => {
  const clients = aws.clients();
  expect(await startCostTagBackfill(clients, monthsAgo(2))).toMatchObject({
    from: monthsAgo(2),
    status: "PROCESSING",
    completedAt: null,
  });
  const refusal = await refusalOf(startCostTagBackfill(clients, monthsAgo(3)));
  expect(refusal).toMatchObject({
    code: "backfill-running",
    remedy: expect.stringMatching(/a day has passed/),
  });
  await aws.control("clock/advance", { seconds: 13 * 3600 });
  expect(await listCostTagBackfills(clients)).toMatchObject([
    { from: monthsAgo(2), status: "SUCCEEDED", completedAt: expect.any(Date) },
  ]);
});

test("an account whose bill another pays is told so", async () => {
  await aws.control("failures", {
    operation: "ce:ListCostAllocationTags",
    kind: "error",
    code: "AccessDeniedException",
    status: 400,
    message:
      "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.",
  });
  expect(await refusalOf(listCostTags(aws.clients()))).toMatchObject({ code: "not-payer" });
});

async function refusedFor(message: string) {
  const failure = { kind: "error", code: "LimitExceededException", status: 400, message, count: 2 };
  await aws.control("failures", { operation: "ce:UpdateCostAllocationTagsStatus", ...failure });
  return setCostTagStatus(aws.clients(), [{ key: "team", isActive: true }]).catch((error: unknown) => error);
}

test.each(["Rate exceeded", "You made too many calls in a short period of time. Try again later."])(
  "of LimitExceededException, %j passes",
  async (message) => {
    expect(await refusedFor(message)).toMatchObject({ code: "throttled" });
  },
);

test("of LimitExceededException, a full list of keys stays, with what to do", async () => {
  const error = await refusedFor("The maximum number of active tag keys is 500.");
  if (!(error instanceof AwsError)) throw new Error("AWS took it.");
  expect(error.code).toBe("quota");
  expect(explainTagRefusal(error).code).toBe("too-many-keys");
});

const kindOf = (key: string) => costTagKind({ key, isGeneratedByAws: false });

test("keys of callers, of AWS and of resources are told apart", () => {
  expect(["Team", "iamPrincipal/Team", "aws:createdBy"].map(kindOf)).toEqual(["resource", "caller", "aws"]);
  expect(costTagKind({ key: "createdBy", isGeneratedByAws: true })).toBe("aws");
});

test("commands for the payer account keep odd keys as they are", () => {
  expect(statusCommand(["cost$center", "it's"], true)).toBe(
    [
      "aws ce update-cost-allocation-tags-status \\",
      "  --region us-east-1 \\",
      `  --cost-allocation-tags-status '[{"TagKey":"cost$center","Status":"Active"},{"TagKey":"it'\\''s","Status":"Active"}]'`,
    ].join("\n"),
  );
  expect(backfillCommand("2026-09-01")).toContain("--backfill-from 2026-09-01T00:00:00Z");
});
