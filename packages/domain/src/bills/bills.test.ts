import { readMoney } from "@quarry/aws-core/costs/read-money";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { aBill } from "../costs/testing/a-bill.ts";
import { useWorld } from "../testing/world.ts";
import { aTeamBill, evenRules, ownerKey } from "./testing/a-team-bill.ts";

const world = useWorld();
const hosting = { service: "Amazon SageMaker", usageType: "USE1-Host:ml.g5.xlarge" };
const imported = { service: "Amazon Bedrock", usageType: "USE1-CustomModelImport-Inference-v1.0" };

beforeAll(async () => {
  await aTeamBill(
    world.database,
    [
      { day: "2025-09-05", usd: "20", owner: "search", team: "Search-Platform" },
      { day: "2025-09-20", usd: "70", owner: "search", team: "Search-Platform" },
      { day: "2025-10-01", usd: "100.5", owner: "search", team: "Search-Platform" },
      { day: "2025-10-02", usd: "40", owner: "search", team: "Search-Platform", ...hosting },
      { day: "2025-10-02", usd: "2.25", owner: "search", team: "payments", ...imported },
      { day: "2025-10-03", usd: "30", owner: "payments", team: "payments" },
      { day: "2025-10-04", usd: "12.4000000001" },
      { day: "2025-10-04", usd: "7", owner: "old-team" },
      { day: "2025-10-31", usd: "-1.5", owner: "payments", isEstimated: true },
    ],
    { days: { from: "2025-09-01", until: "2025-11-01" } },
  );
});

afterEach(async () => {
  await world.database.billRuleSet.deleteMany();
  await world.database.notice.deleteMany();
});

const october = { month: "2025-10" };
const ofTeam = <Team extends { slug: string }>(teams: readonly Team[], slug: string): Team | undefined =>
  teams.find((team) => team.slug === slug);

describe("the bills of a month", () => {
  test("are the latest month that is held, the largest first, beside the month before", async () => {
    const view = await (await world.as("radia")).bills.list({});
    expect(view).toMatchObject({
      month: "2025-10",
      from: "2025-10-01",
      until: "2025-11-01",
      isWhole: true,
      estimatedDays: ["2025-10-31"],
      dataUntil: "2025-11-01",
      tagKey: "quarry:owner",
      rulesSince: null,
      remarks: [],
    });
    expect(view.teams).toMatchObject([
      { slug: "search", own: "142.75", shared: "0", total: "142.75", before: "90", change: "52.75" },
      { slug: "payments", total: "28.5", before: "0", percent: null },
    ]);
    expect(view.whole).toMatchObject({ total: "190.6500000001", before: "90", unassigned: "19.4000000001" });
    expect(view.whole?.unassignedBy).toEqual([
      { label: "(not tagged)", amount: "12.4000000001" },
      { label: "quarry:owner: old-team", amount: "7" },
    ]);
  });

  test("show people without costs.read their own teams alone, and no whole", async () => {
    const linus = await world.as("linus");
    const view = await linus.bills.list(october);
    expect(view.teams.map(({ slug }) => slug)).toEqual(["search"]);
    expect(view.whole).toBeNull();
    await expect(linus.bills.get({ ...october, team: "payments" })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await linus.bills.get({ ...october, team: "search" })).toMatchObject({ total: "142.75" });
    await expect(linus.bills.report({ ...october, team: "payments" })).rejects.toMatchObject({
      code: "not-found",
    });
    const csv = await new Response((await linus.bills.download(october)).body).text();
    expect(csv).toContain("search");
    expect(csv).not.toMatch(/payments|old-team|not tagged/u);
  });

  test("compare a month that is not over with the same days of the one before", async () => {
    await aBill(world.database, {
      connectionId: (await world.database.connection.findFirstOrThrow()).id,
      groupings: ["total", ownerKey],
      spends: [{ day: "2025-11-02", usd: "5", of: { [ownerKey]: "search" } }],
      days: { from: "2025-11-01", until: "2025-11-03" },
    });
    const view = await (await world.as("radia")).bills.list({ month: "2025-11" });
    expect(view).toMatchObject({ isWhole: false, until: "2025-11-03" });
    expect(ofTeam(view.teams, "search")).toMatchObject({ total: "5", before: "142.75" });
    expect(ofTeam(view.teams, "payments")).toMatchObject({ total: "0", before: "0" });
  });

  test("count what is on the bill but not divided by the key as nobody's, and say so", async () => {
    const { id: connectionId } = await world.database.connection.findFirstOrThrow();
    const spends = [{ day: "2025-07-01", usd: "9.75", of: { [ownerKey]: "search" } }];
    const days = { from: "2025-07-01", until: "2025-07-05" };
    await aBill(world.database, { connectionId, groupings: ["total"], spends, days });
    const radia = await world.as("radia");
    const { whole, remarks } = await radia.bills.list({ month: "2025-07" });
    expect(whole).toMatchObject({ total: "9.75", unassigned: "9.75" });
    expect(whole?.unassignedBy[0]?.label).toBe("(not divided by the tag quarry:owner)");
    expect(remarks[0]).toMatch(/^\$9\.75 of July 2025 .* no rule shares it\.$/u);
  });
});

describe("a bill", () => {
  test("tells its parts, what each is paid for, and the months before", async () => {
    const bill = await (await world.as("grace")).bills.get({ ...october, team: "search" });
    expect(bill.parts.map(({ part, amount }) => [part, amount])).toEqual([
      ["models", "100.5"],
      ["imported-models", "2.25"],
      ["endpoints", "40"],
    ]);
    expect(bill.parts[2]?.lines).toEqual([
      {
        category: "endpoint-hours",
        label: "Endpoint hours",
        service: "Amazon SageMaker",
        model: null,
        amount: "40",
      },
    ]);
    expect(bill.history.map(({ month, total }) => [month, total]).slice(-3)).toEqual([
      ["2025-08", "0"],
      ["2025-09", "90"],
      ["2025-10", "142.75"],
    ]);
    expect(bill.history.at(-1)?.parts).toMatchObject({ endpoints: "40", shared: "0", other: "0" });
  });

  test("explains its share of what is shared in words, exact to the tenth decimal", async () => {
    await (await world.as("ada")).bills.saveRules(evenRules());
    const grace = await world.as("grace");
    const bill = await grace.bills.get({ ...october, team: "search" });
    expect(bill.splits).toEqual([
      {
        rule: "Not tagged",
        what: "what is not tagged",
        how: "1/2 of “Not tagged”, evenly between 2 teams",
        whole: "12.4000000001",
        amount: "6.2000000001",
      },
    ]);
    const payments = await grace.bills.get({ ...october, team: "payments" });
    expect(payments.shared).toBe("6.2");
    const { whole, teams } = await grace.bills.list(october);
    const sum = teams.reduce((total, { total: one }) => total + readMoney(one), 0n);
    expect(sum + readMoney(whole?.unassigned ?? "0")).toBe(readMoney("190.6500000001"));
  });

  test("leads to the profiles it names, and says what is left", async () => {
    const operation = crypto.randomUUID();
    const connection = await world.database.connection.findFirstOrThrow();
    const tags = [
      { key: "quarry:operation", value: operation },
      { key: "quarry:owner", value: "search" },
    ];
    const { id } = await world.database.profile.create({
      data: {
        connectionId: connection.id,
        arn: "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abcdefabcdef",
        partition: "aws",
        region: "us-east-1",
        accountId: connection.accountId,
        profileId: "abcdefabcdef",
        name: "search-answers",
        type: "APPLICATION",
        status: "ACTIVE",
        destinationRegions: [],
        models: [],
        origin: "quarry",
        verdict: "works",
        verdictSentence: "",
        lastSeenAt: new Date(),
        tags: { create: tags },
      },
    });
    const spends = [{ day: "2025-10-01", usd: "60.5", of: { "tag:quarry:operation": operation } }];
    const days = { from: "2025-10-01", until: "2025-11-01" };
    await aBill(world.database, {
      connectionId: connection.id,
      groupings: ["tag:quarry:operation"],
      spends,
      days,
    });
    const bill = await (await world.as("linus")).bills.get({ ...october, team: "search" });
    expect(bill.resources).toEqual([{ kind: "profile", id, name: "search-answers", amount: "60.5" }]);
    expect(bill.otherThanResources).toBe("82.25");
  });
});

describe("rules", () => {
  test("hold from their month on, and leave the bills before it as they were", async () => {
    const ada = await world.as("ada");
    const before = await ada.bills.list({ month: "2025-09" });
    await ada.bills.saveRules(evenRules({ month: "2025-10" }));
    expect(await ada.bills.list({ month: "2025-09" })).toEqual(before);
    const view = await ada.bills.list(october);
    expect(view.rulesSince).toBe("2025-10");
    expect(ofTeam(view.teams, "payments")?.shared).toBe("6.2");
    await ada.bills.removeRules({ month: "2025-10", version: 1 });
    expect(ofTeam((await ada.bills.list(october)).teams, "payments")?.shared).toBe("0");
  });

  test("let another tag name the teams, with values that a team does not go by", async () => {
    const ada = await world.as("ada");
    const values = [{ value: "Search-Platform", team: "search" }];
    await ada.bills.saveRules(evenRules({ tagKey: "Team", values, rules: [] }));
    const { teams, tagKey } = await ada.bills.list(october);
    expect(tagKey).toBe("Team");
    expect([ofTeam(teams, "search")?.own, ofTeam(teams, "payments")?.own]).toEqual(["140.5", "32.25"]);
  });

  test("are tried before they are saved, and change nothing then", async () => {
    const ada = await world.as("ada");
    const { month: _month, version: _version, ...rules } = evenRules();
    const preview = await ada.bills.previewRules({ ...rules, ...october });
    expect(ofTeam(preview.teams, "search")).toMatchObject({
      before: "142.75",
      after: "148.9500000001",
      change: "6.2000000001",
    });
    expect(preview.rules).toEqual([
      { name: "Not tagged", what: "what is not tagged", amount: "12.4000000001" },
    ]);
    expect(preview.unassigned).toMatchObject({ before: "19.4000000001", after: "7" });
    expect(preview.unknownValues).toEqual([{ value: "old-team", amount: "7" }]);
    expect(preview.total).toBe("190.6500000001");
    expect(await world.database.billRuleSet.count()).toBe(0);
  });

  test("of a month that somebody else saved meanwhile are refused", async () => {
    const ada = await world.as("ada");
    await ada.bills.saveRules(evenRules());
    await expect(ada.bills.saveRules(evenRules())).rejects.toMatchObject({ code: "conflict" });
    await ada.bills.saveRules(evenRules({ version: 1 }));
    await expect(ada.bills.saveRules(evenRules({ version: 1 }))).rejects.toMatchObject({ code: "conflict" });
    await expect(ada.bills.removeRules({ month: "2025-09", version: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
    const { items } = await ada.bills.rules({});
    expect(items).toMatchObject([{ month: "2025-09", version: 2 }]);
  });

  test("cannot change a bill whose report was sent", async () => {
    const ada = await world.as("ada");
    await ada.bills.saveRules(evenRules());
    const { id: personId } = await world.database.user.findFirstOrThrow();
    const told = { title: "", text: "", path: "/", subjectLabel: "", subjectKind: "bill-report" };
    const subjectId = `2025-10.${crypto.randomUUID()}`;
    await world.database.notice.create({ data: { kind: "bill.report", subjectId, personId, ...told } });
    const sentence = /October 2025 has been sent.*begin with November 2025 or later/u;
    const refusal = { code: "invalid", message: expect.stringMatching(sentence) };
    await expect(ada.bills.saveRules(evenRules({ month: "2025-10" }))).rejects.toMatchObject(refusal);
    await expect(ada.bills.removeRules({ month: "2025-09", version: 1 })).rejects.toMatchObject(refusal);
    await ada.bills.saveRules(evenRules({ month: "2025-11" }));
    expect((await ada.bills.rules({})).reportedUntil).toBe("2025-10");
  });

  test.each([
    ["a team that is not there", { values: [{ value: "x", team: "nobody" }] }, "There is no team nobody."],
    ["a tag that no bill is divided by", { tagKey: "Cost" }, /No bill is divided by the tag Cost/u],
  ])("that name %s are refused at the field", async (_what, part, message) => {
    const ada = await world.as("ada");
    const refusal = { code: "invalid", message: expect.stringMatching(message) };
    await expect(ada.bills.saveRules(evenRules(part))).rejects.toMatchObject(refusal);
  });

  test("about an account that shares its bill take nothing, and say why", async () => {
    const ada = await world.as("ada");
    const match = { kind: "account" as const, accountId: "444455556666", reach: "everybody" as const };
    const split = { kind: "evenly" as const, teams: ["search"] };
    await ada.bills.saveRules(evenRules({ rules: [{ name: "Sandbox", match, split }] }));
    const { remarks } = await ada.bills.list(october);
    expect(remarks).toEqual([expect.stringMatching(/“Sandbox” takes nothing: account 444455556666/u)]);
    const { accountId } = await world.database.connection.findFirstOrThrow();
    const own = { ...match, accountId };
    await ada.bills.saveRules(evenRules({ version: 1, rules: [{ name: "Sandbox", match: own, split }] }));
    const view = await ada.bills.list(october);
    expect(view.remarks).toEqual([]);
    expect(ofTeam(view.teams, "search")).toMatchObject({ own: "0", shared: "190.6500000001" });
  });
});
