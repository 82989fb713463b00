import { expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { appendNotices } from "./append-notices.ts";
import { noticeKinds } from "./kinds-schema.ts";
import { aNotice, tell, tellSomebody } from "./testing/tell-somebody.ts";

const world = useWorld();
const titlesOf = (items: readonly { title: string }[]) => items.map(({ title }) => title);

test("people see their own notices and the count of those they have not read, and nobody else's", async () => {
  await tellSomebody(world, { people: ["linus"], label: "one" });
  await tellSomebody(world, { people: ["linus", "grace"], label: "two" });
  const [linus, grace, ada] = [await world.as("linus"), await world.as("grace"), await world.as("ada")];
  const mine = await linus.notices.list({});
  expect(titlesOf(mine.items)).toEqual(["Endpoint failed: two", "Endpoint failed: one"]);
  expect(await linus.notices.counts({})).toEqual({ unread: 2 });
  expect((await grace.notices.list({})).total).toBe(1);
  expect((await ada.notices.list({})).total).toBe(0);

  const [newest] = mine.items;
  await grace.notices.markRead({ ids: mine.items.map(({ id }) => id) });
  expect(await linus.notices.counts({})).toEqual({ unread: 2 });
  expect(await linus.notices.markRead({ ids: [newest?.id ?? ""] })).toEqual({ unread: 1 });
  const unread = await linus.notices.list({ state: "unread" });
  expect(titlesOf(unread.items)).toEqual(["Endpoint failed: one"]);
  expect(titlesOf((await linus.notices.list({ about: "request" })).items)).toEqual([]);
});

test("marking all as read leaves what arrived after one looked", async () => {
  const linus = await world.as("linus");
  const seen = (await linus.notices.list({})).items[0]?.at ?? "";
  await tellSomebody(world, { people: ["linus"], label: "later" });
  expect(await linus.notices.markAllRead({ upTo: seen })).toEqual({ unread: 1 });
  expect(titlesOf((await linus.notices.list({ state: "unread" })).items)).toEqual(["Endpoint failed: later"]);
});

test("whoever does something is not told of it", async () => {
  const notice = await aNotice(world, { people: ["linus", "grace"] });
  const actor = await world.actor("grace");
  if (actor.kind !== "user") throw new Error("Grace is a person.");
  await world.database.$transaction((transaction) =>
    appendNotices(transaction, { ...world.means, actor }, notice),
  );
  expect(await world.database.notice.count({ where: { subjectId: notice.subject.id } })).toBe(1);
});

test("somebody of another team is not told, whatever ids are named", async () => {
  const notice = await aNotice(world, { people: ["margaret", "radia"] });
  await tell(world, notice);
  const told = await world.database.notice.findMany({
    where: { subjectId: notice.subject.id },
    include: { person: true },
  });
  expect(told.map(({ person }) => person?.name)).toEqual(["Radia Perlman"]);
});

test("people choose what comes by e-mail; what they do not choose follows what is given", async () => {
  const linus = await world.as("linus");
  const given = await linus.notices.preferences({});
  expect(given.kinds.map(({ byEmail }) => byEmail)).toEqual(
    Object.values(noticeKinds).map(({ byEmail }) => byEmail),
  );
  const saved = await linus.notices.savePreferences({ byEmail: ["request.approved", "request.made"] });
  expect(saved.kinds.filter(({ byEmail }) => byEmail).map(({ kind }) => kind)).toEqual([
    "request.approved",
    "request.made",
  ]);
  const wanted = given.kinds.filter(({ byEmail }) => byEmail).map(({ kind }) => kind);
  expect(await linus.notices.savePreferences({ byEmail: wanted })).toEqual(given);
  expect(await world.database.noticePreference.count()).toBe(0);
});
