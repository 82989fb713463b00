import { beforeAll, beforeEach, expect, test } from "vitest";
import { anAdoptedProfile } from "../tags/testing/an-adopted-profile.ts";
import { useWorld } from "../testing/world.ts";
import type { Person } from "../testing/world.ts";
import { aBudget, aTaggedProfile, billed } from "./testing/a-budget.ts";

const world = useWorld();
let profileId: string;

beforeAll(async () => {
  await anAdoptedProfile(world, "linus");
  profileId = await aTaggedProfile(world);
});

beforeEach(async () => {
  await world.database.budget.deleteMany();
  await billed(world, "150");
});

const setBudget = async (more: Parameters<typeof aBudget>[0], person: Person = "grace"): Promise<string> =>
  (await (await world.as(person)).budgets.create(aBudget({ action: "suspend", ...more }))).id;

async function seenBy(person: Person) {
  const calls = await world.as(person);
  const { items } = await calls.profiles.list({ scope: "adopted" });
  const { suspension } = await calls.profiles.get({ id: profileId });
  expect(items.find(({ id }) => id === profileId)?.suspension).toEqual(suspension);
  return suspension;
}

async function refusal(): Promise<string> {
  const linus = await world.as("linus");
  const messages = [{ role: "user" as const, text: "Hi" }];
  const answered = linus.playground.sendMessage({ target: profileId, messages });
  return answered.then(() => "").catch((error: Error) => error.message);
}

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const minuteOf = (time: string) => `${time.slice(0, 16).replace("T", " ")} UTC`;

test("a profile that nothing holds back carries no suspension", async () => {
  await setBudget({ amount: "1000" });
  expect(await seenBy("linus")).toBeNull();
});

test("its page, its row and the refusal of a call tell in the same words what holds a profile back", async () => {
  const id = await setBudget({ name: "Search of the year" });
  const suspension = await seenBy("linus");
  expect(suspension).toMatchObject({ isHeld: true, budgets: [{ id, name: "Search of the year" }] });
  expect(suspension?.explanation).toMatch(
    /^The budget Search of the year \(\$100\.00 yearly\) is used up: it has held this profile back since .* UTC and begins anew at .*-01-01 00:00 UTC\. To go on before, ask Grace Hopper of Search/u,
  );
  expect(await refusal()).toBe(`This profile is suspended. ${suspension?.explanation}`);
});

test("an override shows until when the profile can be called, and no longer than that", async () => {
  const id = await setBudget({});
  const until = inAnHour();
  await (await world.as("grace")).budgets.override({ id, until, reason: "Launch week" });
  expect(await seenBy("linus")).toMatchObject({
    isHeld: false,
    explanation: expect.stringContaining(`lets this profile be called until ${minuteOf(until)}`),
  });
  await world.database.suspension.updateMany({ data: { overrideUntil: new Date(Date.now() - 1000) } });
  expect(await seenBy("linus")).toMatchObject({ isHeld: true });
});

test("where one of two budgets is overridden, the other alone is told", async () => {
  const overridden = await setBudget({ name: "One" });
  await setBudget({ name: "Other" });
  const grace = await world.as("grace");
  await grace.budgets.override({ id: overridden, until: inAnHour(), reason: "Launch week" });
  expect(await seenBy("linus")).toMatchObject({ isHeld: true, budgets: [{ name: "Other" }] });
});

test("whoever may not read the budget is told of it, and given no way to its page", async () => {
  await setBudget({ name: "Company", team: null }, "ada");
  expect(await seenBy("linus")).toMatchObject({
    explanation: expect.stringMatching(/^The budget Company .* ask an admin/u),
    budgets: [],
  });
  const ada = await world.as("ada");
  expect((await ada.profiles.get({ id: profileId })).suspension?.budgets).toMatchObject([
    { name: "Company" },
  ]);
});

test("a period that is over holds nothing back, though nobody has swept it away yet", async () => {
  await setBudget({});
  await world.database.suspension.updateMany({ data: { until: new Date(Date.now() - 1000) } });
  expect(await seenBy("linus")).toBeNull();
});
