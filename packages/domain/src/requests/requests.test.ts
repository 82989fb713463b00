import { beforeAll, expect, test } from "vitest";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { useWorld } from "../testing/world.ts";
import type { ProfileSpec } from "./schema.ts";
import { aSpec } from "./testing/a-spec.ts";
import { creationOf } from "./testing/creation-of.ts";
import { pendingRequests } from "./testing/pending-requests.ts";

const world = useWorld();
type Calls = Awaited<ReturnType<typeof world.as>>;
let linus: Calls;
let grace: Calls;
let ada: Calls;

beforeAll(async () => {
  [linus, grace, ada] = [await world.as("linus"), await world.as("grace"), await world.as("ada")];
  const { id } = await world.database.connection.findFirstOrThrow();
  await mirrorProfiles(world.job("profiles.mirror"), { connectionId: id, region: "us-east-1" });
});

const submit = async (part: Partial<ProfileSpec> = {}) =>
  creationOf(await linus.requests.submit({ kind: "profile.create", spec: await aSpec(world, part) }));

test("a request carries the call with every field, what it costs and who may decide", async () => {
  const request = await submit({ name: "ranking lite", description: "Ranking of answers" });
  expect(request).toMatchObject({ state: "pending", version: 1, team: "Search", whyStale: null });
  expect(request.plan.call).toMatchObject({
    operation: "CreateInferenceProfile",
    accountId: "111122223333",
    input: {
      inferenceProfileName: "ranking lite",
      description: "Ranking of answers",
      clientRequestToken: request.id,
    },
  });
  expect(request.plan.call.input.tags).toEqual(
    expect.arrayContaining([
      { key: "Project", value: "ranking" },
      { key: "quarry:operation", value: request.id },
      { key: "quarry:owner", value: "search" },
      { key: "quarry:managed-by", value: "quarry" },
    ]),
  );
  // One million in at $0.035 and a tenth of it out at $0.14.
  expect(request.monthlyMicrodollars).toBe("49000");
  expect(request.plan.quota).toMatchObject({ limit: 1000, isLimitAssumed: false });
  expect(request.plan.access).toEqual([expect.objectContaining({ region: "us-east-1", state: "available" })]);
  expect(JSON.parse(request.plan.policy)).toMatchObject({ Version: "2012-10-17" });
  const names = request.stages[0]?.eligible.map(({ name }) => name) ?? [];
  expect(names.some((name) => name.startsWith("Grace"))).toBe(true);
  expect(names.some((name) => name.startsWith("Linus"))).toBe(false);
});

test("a preview is the plan of the request that follows, but for its id", async () => {
  const spec = await aSpec(world);
  const preview = creationOf(await linus.requests.plan({ kind: "profile.create", spec }));
  const { plan } = creationOf(await linus.requests.submit({ kind: "profile.create", spec }));
  const { clientRequestToken: _token, tags: _tags, ...call } = plan.call.input;
  expect(preview.plan.call.input).toMatchObject(call);
  expect(preview.plan.cost).toEqual(plan.cost);
});

test("profiles with the same name or of the team's same model are named before anybody decides", async () => {
  const taken = await world.database.profile.findFirstOrThrow({
    where: { type: "APPLICATION", region: "us-east-1" },
  });
  const { plan } = await submit({ name: taken.name });
  expect(plan.duplicates).toContainEqual(expect.objectContaining({ arn: taken.arn }));
});

const east = "arn:aws:bedrock:us-east-1";
test.each<{ what: string; part: Partial<ProfileSpec>; path: string; message: RegExp }>([
  { what: "a name with a dot", part: { name: "claude 3.5" }, path: "spec.name", message: /claude 3-5/ },
  {
    what: "a tag value with a line break",
    part: { tags: [{ key: "Owner", value: "a\nb" }] },
    path: "spec.tags",
    message: /Owner/,
  },
  {
    what: "a reserved tag key",
    part: { tags: [{ key: "aws:owner", value: "x" }] },
    path: "spec.tags",
    message: /aws:/,
  },
  {
    what: "a model of another Region",
    part: { region: "us-west-2" },
    path: "spec.source",
    message: /another Region/,
  },
  {
    what: "a Region that is not connected",
    part: { region: "eu-west-1" },
    path: "spec.region",
    message: /connected in/,
  },
  {
    what: "a model that left",
    part: { source: `${east}::foundation-model/amazon.gone-v1:0` },
    path: "spec.source",
    message: /lists no such/,
  },
  {
    what: "a profile of another account",
    part: { source: `${east}:999999999999:inference-profile/us.amazon.nova-lite-v1:0` },
    path: "spec.source",
    message: /account/,
  },
  {
    what: "a copy of an application profile",
    part: { source: `${east}:111122223333:application-inference-profile/abcdefghijkl` },
    path: "spec.source",
    message: /copies no application/,
  },
  {
    what: "a model that works through profiles only",
    part: { source: `${east}::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0` },
    path: "spec.source",
    message: /cannot be called on demand/,
  },
  {
    what: "an end in the past",
    part: { expiresOn: "2020-01-01" },
    path: "spec.expiresOn",
    message: /after today/,
  },
])("$what is refused at its field, and nothing is kept", async ({ part, path, message }) => {
  const before = await world.database.request.count();
  const problem = await submit(part).catch((error: unknown) => error);
  expect(problem).toMatchObject({
    data: {
      details: expect.arrayContaining([
        expect.objectContaining({ path, message: expect.stringMatching(message) }),
      ]),
    },
  });
  expect(await world.database.request.count()).toBe(before);
});

test("tags that the team's policy wants are wanted before anybody decides", async () => {
  const rules = [{ key: "CostCenter", isRequired: true, values: ["4711", "4712"], description: "" }];
  await ada.tags.savePolicy({ team: "search", version: 0, rules });
  await expect(submit()).rejects.toThrow(/CostCenter is missing/);
  const wrong = [{ key: "costcenter", value: "4711" }];
  await expect(submit({ tags: wrong })).rejects.toThrow(/should be written CostCenter/);
  const { state } = await submit({ tags: [{ key: "CostCenter", value: "4712" }] });
  expect(state).toBe("pending");
  await world.database.tagPolicy.deleteMany();
});

test("the thousandth and first profile is refused with the quota", async () => {
  const nova = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.amazon.nova-lite-v1:0";
  for (let made = 0; made < 1000; made += 1) {
    const id = `full${String(made).padStart(8, "0")}`;
    const profile = { account: "111122223333", region: "us-west-2", id, name: id, source: nova };
    await world.control("profiles", { action: "put", ...profile });
  }
  const source = "arn:aws:bedrock:us-west-2::foundation-model/amazon.titan-embed-text-v2:0";
  await expect(submit({ region: "us-west-2", source })).rejects.toThrow(/1\D?000|of 1000/);
  const quota = { account: "111122223333", region: "us-west-2", quota: "L-40EC9882" };
  await world.control("quotas", { action: "set", ...quota, value: 2000 });
  const { plan } = await submit({ region: "us-west-2", source });
  expect(plan.quota).toMatchObject({ limit: 2000, isLimitAssumed: false });
});

test("a quota that may not be read holds no request up and is said to be assumed", async () => {
  const denied = { kind: "error", code: "AccessDeniedException", status: 400, count: 1 };
  await world.control("failures", { operation: "GetServiceQuota", ...denied });
  const source = "arn:aws:bedrock:us-west-2::foundation-model/amazon.titan-embed-text-v2:0";
  const { plan } = await submit({ region: "us-west-2", source });
  expect(plan.quota).toMatchObject({ limit: 1000, isLimitAssumed: true });
  expect(plan.quota?.used).toBeGreaterThanOrEqual(1000);
});

test("people of other teams neither see nor decide on it", async () => {
  const { id, version, specHash } = await submit();
  const alan = await world.as("alan");
  await expect(alan.requests.get({ id })).rejects.toMatchObject({ code: "not-found" });
  await expect(alan.requests.approve({ id, version, specHash })).rejects.toMatchObject({ code: "not-found" });
});

test("whoever asked, benefits or edited last decides nothing", async () => {
  const spec = await aSpec(world);
  const own = await grace.requests.submit({ kind: "profile.create", spec });
  const seen = ({ id, version, specHash }: typeof own) => ({ id, version, specHash });
  await expect(grace.requests.approve(seen(own))).rejects.toThrow(/asked for it yourself/);
  const forGrace = await linus.requests.submit({
    kind: "profile.create",
    spec,
    beneficiary: "grace@example.com",
  });
  await expect(grace.requests.approve(seen(forGrace))).rejects.toThrow(/for you/);
  const edited = await submit();
  const changed = await grace.requests.revise({ id: edited.id, version: 1, kind: "profile.create", spec });
  await expect(grace.requests.approve(seen(changed))).rejects.toThrow(/edited it last/);
  expect((await ada.requests.approve(seen(changed))).state).toBe("approved");
});

test("the database refuses a vote of the requester, whatever the code says", async () => {
  const [one] = await pendingRequests(world, 1);
  const row = await world.database.request.findUniqueOrThrow({ where: { id: one?.id ?? "" } });
  const { id: requestId, requesterId, lastEditorId } = row;
  const vote = { requestId, requesterId, lastEditorId, approverId: requesterId, version: 1, stage: 0 };
  await expect(world.database.vote.create({ data: { ...vote, isApproval: true } })).rejects.toThrow(
    /Vote_approver_is_independent/,
  );
});

test("a rejection needs a reason and ends the request", async () => {
  const { id, version, specHash } = await submit();
  await expect(grace.requests.reject({ id, version, specHash, reason: " " })).rejects.toMatchObject({
    code: "invalid",
  });
  const rejected = await grace.requests.reject({ id, version, specHash, reason: "Use the shared one." });
  expect(rejected).toMatchObject({ state: "rejected", votes: [{ reason: "Use the shared one." }] });
});

test("an expensive request needs an approver and then an admin", async () => {
  const { id, version, specHash, stages } = await submit({
    source: `${east}:111122223333:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0`,
    outputTokensPerMonth: 1_000_000_000,
  });
  expect(stages.map(({ who, needed }) => [who, needed])).toEqual([
    ["approver", 1],
    ["admin", 1],
  ]);
  const seen = { id, version, specHash };
  expect(await grace.requests.approve(seen)).toMatchObject({ state: "pending", stage: 1 });
  await expect(grace.requests.approve(seen)).rejects.toThrow(/decided by an admin|already/);
  expect((await ada.requests.approve(seen)).state).toBe("approved");
});

test("a team's own policy goes before the common one, and pending requests keep theirs", async () => {
  const before = await submit();
  const rules = [{ upToMicrodollars: null, stages: [{ who: "approver" as const, needed: 2 }] }];
  await ada.requests.savePolicy({ team: "search", rules });
  expect((await submit()).stages[0]?.needed).toBe(2);
  expect((await linus.requests.get({ id: before.id })).stages[0]?.needed).toBe(1);
  await world.database.approvalPolicy.deleteMany();
});

test("editing voids the votes and wants the version that was read", async () => {
  const rules = [{ upToMicrodollars: null, stages: [{ who: "approver" as const, needed: 2 }] }];
  await ada.requests.savePolicy({ team: null, rules });
  const { id, version, specHash } = await submit();
  await grace.requests.approve({ id, version, specHash });
  const changed = await linus.requests.revise({
    id,
    version,
    kind: "profile.create",
    spec: await aSpec(world),
  });
  expect(changed).toMatchObject({ version: 2, stages: [{ approvals: 0 }] });
  const waiting = await grace.requests.list({ scope: "decide", pageSize: 100 });
  expect(waiting.items.map((one) => one.id)).toContain(id);
  await expect(
    linus.requests.revise({ id, version, kind: "profile.create", spec: await aSpec(world) }),
  ).rejects.toMatchObject({
    code: "conflict",
  });
  await world.database.approvalPolicy.deleteMany();
});

test("nobody decides after the time for it, also before the sweep has come by", async () => {
  const [late] = await pendingRequests(world, 1, { decideBy: new Date(Date.now() - 1) });
  if (!late) throw new Error("no request");
  await expect(grace.requests.approve(late)).rejects.toThrow(/is over/);
});

test("comments, counts and lists tell what waits for whom", async () => {
  const { id } = await submit();
  await grace.requests.comment({ id, text: "Why not Lite?" });
  const { comments, history } = await linus.requests.get({ id });
  expect(comments).toMatchObject([{ text: "Why not Lite?" }]);
  expect(history.map(({ name }) => name)).toEqual(["request.submitted", "request.commented"]);
  const waiting = await grace.requests.list({ scope: "decide", pageSize: 100 });
  expect(waiting.items.map((one) => one.id)).toContain(id);
  expect(waiting.items.every(({ mayDecide }) => mayDecide)).toBe(true);
  expect((await grace.requests.counts({})).toDecide).toBe(waiting.total);
  expect((await linus.requests.list({ scope: "decide" })).total).toBe(0);
});

test("what can be copied comes best first: global, a geography, one Region", async () => {
  const { items: places } = await linus.requests.places({});
  const { items } = await linus.requests.sources({ connectionId: places[0]?.id ?? "", region: "us-east-1" });
  const routings = (model: string) =>
    items.filter((one) => one.baseModelId === model).map((one) => one.routing);
  expect(routings("anthropic.claude-sonnet-4-5-20250929-v1:0")).toEqual(["global", "us"]);
  expect(routings("amazon.nova-lite-v1:0")).toEqual(["us", "none"]);
});
