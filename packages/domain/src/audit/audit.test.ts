import { expect, test } from "vitest";
import { executeSql } from "@quarry/database/execute-sql";
import { useWorld } from "../testing/world.ts";
import { appendEvent } from "./append-event.ts";

const world = useWorld();

const job = () => world.job("test");
const write = (label: string) =>
  world.database.$transaction((transaction) =>
    appendEvent(transaction, job(), {
      name: "export.deleted",
      subject: { kind: "export", id: label, label },
    }),
  );

test("every command leaves one event that says who, what and of which team", async () => {
  const linus = await world.as("linus");
  const before = await world.database.event.count();
  const { view } = await linus.settings.createToken({ name: "laptop" });
  const events = await world.database.event.findMany({ orderBy: { sequence: "asc" }, skip: before });
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    name: "token.created",
    actorName: "Linus Pauling",
    subjectId: view.id,
    subjectLabel: "laptop",
  });
});

test("if the event cannot be written, nothing happens", async () => {
  const linus = await world.as("linus");
  await executeSql(
    world.databaseUrl,
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse()`,
  );
  try {
    await expect(linus.settings.createToken({ name: "never" })).rejects.toMatchObject({
      code: "internal",
      status: 500,
    });
    await expect(linus.profiles.refresh({})).rejects.toMatchObject({ code: "internal" });
    const answer = linus.playground.sendMessage({ target: "x", messages: [{ role: "user", text: "x" }] });
    await expect(answer).rejects.toMatchObject({ code: "not-found" });
  } finally {
    await executeSql(world.databaseUrl, `DROP TRIGGER refuse ON "Event"; DROP FUNCTION refuse()`);
  }
  expect(await world.database.apiToken.count({ where: { name: "never" } })).toBe(0);
  const jobs = await world.database.$queryRaw`SELECT 1 FROM pgboss.job WHERE name = 'profiles.mirror'`;
  expect(jobs).toEqual([]);
});

test("the trail cannot be changed, shortened or emptied", async () => {
  await write("kept");
  for (const statement of [`UPDATE "Event" SET name = 'x'`, `DELETE FROM "Event"`, `TRUNCATE "Event"`]) {
    await expect(world.database.$executeRawUnsafe(statement)).rejects.toThrow("append-only");
  }
});

test("numbers have no gap and each event is chained to the one before, also under load", async () => {
  await Promise.all(Array.from({ length: 40 }, (_, index) => write(`load ${index}`)));
  const auditor = await world.as("radia");
  const chain = await auditor.audit.chain({});
  const count = await world.database.event.count();
  expect(chain).toMatchObject({ intact: true, events: count, firstBroken: null });
  const last = await world.database.event.findFirstOrThrow({ orderBy: { sequence: "desc" } });
  expect(last.sequence).toBe(BigInt(count));
  expect(chain.headHash).toBe(last.hash);
});

test.each([
  ["a changed label", `UPDATE "Event" SET "subjectLabel" = 'other' WHERE sequence = 3`, "3"],
  ["a changed author", `UPDATE "Event" SET "actorName" = 'other' WHERE sequence = 2`, "2"],
  ["a removed event", `DELETE FROM "Event" WHERE sequence = 4`, "5"],
])("%s, made past the triggers, is found and named", async (_what, statement, first) => {
  for (const label of ["a", "b", "c", "d", "e"]) await write(label);
  const auditor = await world.as("radia");
  const tampered = `ALTER TABLE "Event" DISABLE TRIGGER USER; ${statement}; ALTER TABLE "Event" ENABLE TRIGGER USER`;
  await executeSql(world.databaseUrl, `CREATE TABLE copy AS TABLE "Event"; ${tampered}`);
  try {
    expect(await auditor.audit.chain({})).toMatchObject({ intact: false, firstBroken: first });
  } finally {
    await executeSql(
      world.databaseUrl,
      `ALTER TABLE "Event" DISABLE TRIGGER USER; DELETE FROM "Event"; INSERT INTO "Event" SELECT * FROM copy;
       ALTER TABLE "Event" ENABLE TRIGGER USER; DROP TABLE copy`,
    );
  }
  expect(await auditor.audit.chain({})).toMatchObject({ intact: true });
});

test("the list is filtered by name, person, day and text, newest first", async () => {
  const [ada, auditor] = [await world.as("ada"), await world.as("radia")];
  await ada.settings.createToken({ name: "filter-me" });
  const today = new Date().toISOString().slice(0, 10);
  const { items } = await auditor.audit.list({
    name: "token.created",
    actor: "ada",
    from: today,
    to: today,
    q: "FILTER",
  });
  expect(items.map(({ subjectLabel }) => subjectLabel)).toEqual(["filter-me"]);
  const { total } = await auditor.audit.list({ to: "2020-01-01" });
  expect(total).toBe(0);
});

test("the CSV holds the whole selection, and cells that look like formulas are neutralised", async () => {
  const [linus, auditor] = [await world.as("linus"), await world.as("radia")];
  for (const name of ["=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(1)", "plain"])
    await linus.settings.createToken({ name });
  const { body, headers } = await auditor.audit.download({ name: "token.created" });
  expect(headers["content-type"]).toContain("text/csv");
  const text = await new Response(body).text();
  for (const cell of ["'=cmd|' /C calc'!A0", "'+1", "'-1+2", "'@SUM(1)", "plain"])
    expect(text).toContain(cell);
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(1 + (await world.database.event.count({ where: { name: "token.created" } })));
});
