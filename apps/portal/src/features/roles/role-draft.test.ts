import { SubmitRequestInput } from "@quarry/domain/requests/schema";
import { expect, test } from "vitest";
import { emptyDraft, submissionOf } from "./role-draft.ts";
import type { RoleDraft } from "./role-draft.ts";

const executionRoleArn = "arn:aws:iam::111122223333:role/quarry-execution";
const base: RoleDraft = {
  ...emptyDraft,
  connectionId: "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e6f",
  region: "us-west-2",
  purpose: "Ranking of answers",
  values: { namePrefix: "search-", executionRoleArn },
};
const parse = (part: Partial<RoleDraft>) => SubmitRequestInput.safeParse(submissionOf({ ...base, ...part }));
const paths = (part: Partial<RoleDraft>) => parse(part).error?.issues.map(({ path }) => path.join("."));

test("a role, a repair and a user are sent as the server takes them", () => {
  const template = "execution-role-classic" as const;
  expect(parse({ template, name: " search-execution " }).data).toMatchObject({
    kind: "role.create",
    spec: { name: "search-execution", role: { template } },
  });
  const repair = { wish: "role.repair" as const, template, roleArn: executionRoleArn, takeAway: true };
  expect(parse(repair).data).toMatchObject({ kind: "role.repair", spec: { takeAway: true } });
  expect(parse({ wish: "user.create", team: "search" }).data).toMatchObject({
    kind: "user.create",
    team: "search",
    spec: { user: { namePrefix: "search-" } },
  });
});

test("what is not filled in is said at its field", () => {
  expect(paths({ name: "", values: {} })).toEqual(["spec.name", "spec.role.images"]);
  expect(paths({ wish: "user.create", values: {}, purpose: "" })).toEqual([
    "spec.user.namePrefix",
    "spec.user.executionRoleArn",
    "spec.purpose",
  ]);
});
