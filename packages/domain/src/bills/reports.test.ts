import { secretOf } from "@quarry/aws-core/roles/secret";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliverNotice } from "../notices/deliver-notice.ts";
import { startMailServer } from "../notices/testing/start-mail-server.ts";
import { useWorld } from "../testing/world.ts";
import { sendReports, sendReportsOf } from "./send-reports.ts";
import { aTeamBill, evenRules } from "./testing/a-team-bill.ts";

const world = useWorld();
const portalOrigin = "https://quarry.example.com";
const hosting = { service: "Amazon SageMaker", usageType: "USE1-Host:ml.g5.xlarge" };

function mailThrough(url: string): void {
  const mail = { smtpUrl: secretOf(url), from: "Quarry <quarry@example.com>" };
  world.means.configuration.notices = { portalOrigin, mail, outbound: { hosts: [], allowsLocal: false } };
}

const wholeOctober = { from: "2025-09-01", until: "2025-11-01" };
const writeOctober = (days = wholeOctober): Promise<void> =>
  aTeamBill(
    world.database,
    [
      { day: "2025-09-20", usd: "90", owner: "search" },
      { day: "2025-10-01", usd: "100.5", owner: "search" },
      { day: "2025-10-02", usd: "40", owner: "search", ...hosting },
      { day: "2025-10-31", usd: "30", owner: "payments", isEstimated: true },
      { day: "2025-10-04", usd: "12.4" },
    ].filter(({ day }) => day < days.until),
    { days, readAt: new Date("2025-11-02T00:00:00Z") },
  );

beforeEach(async () => {
  mailThrough("smtp://127.0.0.1:1");
  await writeOctober();
});

afterEach(async () => {
  for (const table of ["notice", "billSubscription", "billRuleSet", "costSource"] as const) {
    await (world.database[table] as { deleteMany: () => Promise<unknown> }).deleteMany();
  }
});

const october = { month: "2025-10" };
/** A subscription that is there since before October was over. */
async function aSubscription(
  person: "ada" | "grace" | "linus",
  input: { teams?: string[]; dayOfMonth?: number } = {},
): Promise<string> {
  const { id } = await (await world.as(person)).bills.subscribe(input);
  await world.database.billSubscription.update({
    where: { id },
    data: { createdAt: new Date("2025-09-01") },
  });
  return id;
}

const send = (day: string) => sendReportsOf(world.job("bills.send-reports"), day);
const told = () => world.database.notice.findMany({ include: { delivery: true }, orderBy: { id: "asc" } });
async function deliver(): Promise<void> {
  for (const { delivery } of await told()) {
    if (delivery) await deliverNotice(world.job("notices.mail"), { deliveryId: delivery.id });
  }
}
/** The text parts of a mail, in their order. */
const partsOf = (mail: string | undefined): string[] =>
  (mail ?? "").split(/^--[-\w.]+$/mu).map((part) => {
    const [head = "", ...body] = part.split("\r\n\r\n");
    const text = body.join("\r\n\r\n");
    if (/base64/iu.test(head)) return head + Buffer.from(text, "base64").toString("utf8");
    const soft = text.replaceAll("=\r\n", "");
    return (
      head + Buffer.from(soft.replaceAll(/=([0-9A-F]{2})/gu, (_all, hex: string) => `%${hex}`)).toString()
    );
  });

describe("a report", () => {
  test("reads as Markdown: totals, a table by team, what moved and what is not sure", async () => {
    await (await world.as("ada")).bills.saveRules(evenRules());
    const { headers, body } = await (await world.as("grace")).bills.report(october);
    expect(headers["content-type"]).toBe("text/markdown; charset=utf-8");
    const text = await new Response(body).text();
    expect(text.split("\n\n")).toEqual([
      "# AI costs in October 2025: all teams",
      "**$182.90** in all, against $90.00 in September 2025: +$92.90 (+103.2 %).",
      "## By team",
      [
        "| Team | Own | Shared | Total | Against September 2025 |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| Search | $140.50 | $6.20 | $146.70 | +$56.70 (+63 %) |",
        "| Payments | $30.00 | $6.20 | $36.20 | +$36.20 |",
      ].join("\n"),
      "## What moved most",
      [
        "- Search, Amazon SageMaker: +$40.00",
        "- Payments, Amazon Bedrock: +$30.00",
        "- Search, Amazon Bedrock: +$10.50 (+11.7 %)",
      ].join("\n"),
      "## Notes",
      expect.stringContaining("- AWS may still change one of these days: 2025-10-31."),
    ]);
  });

  test("is the same again from the same address, also after rules of later months", async () => {
    const ada = await world.as("ada");
    const read = async () => {
      const [markdown, csv] = [await ada.bills.report(october), await ada.bills.download(october)];
      return [await new Response(markdown.body).text(), await new Response(csv.body).text()];
    };
    const before = await read();
    await ada.bills.saveRules(evenRules({ month: "2025-11" }));
    expect(await read()).toEqual(before);
  });

  test("as CSV has a row for each line and share, which add up to the month", async () => {
    await (await world.as("ada")).bills.saveRules(evenRules());
    const { headers, body } = await (await world.as("grace")).bills.download(october);
    expect(headers["content-disposition"]).toContain("costs-2025-10.csv");
    const [header, ...rows] = (await new Response(body).text()).trim().split("\r\n");
    expect(header).toMatch(/^month,zone,team,team_name,part,paid_for,service,model,rule,explanation,amount/u);
    expect(rows).toContain(
      '2025-10,UTC,search,Search,shared,,,,Not tagged,"1/2 of “Not tagged”, evenly between 2 teams",6.2,USD,unblended,true',
    );
    const amounts = rows.map((row) => Number(row.split(",").at(-4)));
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(182.9, 10);
  });

  test("of one team tells its parts and shares, and names others nowhere", async () => {
    await (await world.as("ada")).bills.saveRules(evenRules());
    const { body } = await (await world.as("linus")).bills.report({ ...october, team: "search" });
    const text = await new Response(body).text();
    expect(text).toContain("# AI costs in October 2025: Search");
    expect(text).toContain(
      "| SageMaker endpoints: hours, storage and data | Amazon SageMaker | Endpoint hours | $40.00 |",
    );
    expect(text).toContain("- $6.20: 1/2 of “Not tagged”, evenly between 2 teams ($12.40 in all)");
    expect(text).not.toMatch(/Payments|Nobody/u);
  });
});

describe("a subscription", () => {
  test("sends a mail with the report, its CSV and one link, once a month however often the job runs", async () => {
    const server = await startMailServer();
    mailThrough(server.url);
    const id = await aSubscription("grace");
    await Promise.all([send("2025-11-05"), send("2025-11-05")]);
    await send("2025-11-06");
    await Promise.all([deliver(), deliver()]);
    expect(server.receivers).toEqual(["grace@example.com"]);
    const parts = partsOf(server.mails[0]);
    expect(parts[0]).toContain("Subject: [Quarry] AI costs in October 2025: all teams");
    const all = parts.join("\n");
    expect(all).toContain(`${portalOrigin}/costs/teams?month`);
    expect(all).toMatch(/filename=costs-2025-10\.md[\s\S]*# AI costs in October 2025: all teams/u);
    expect(all).toMatch(/filename=costs-2025-10\.csv[\s\S]*month,zone,team/u);
    const { items, hasMail } = await (await world.as("grace")).bills.subscriptions({});
    expect(items).toMatchObject([{ id, isOwn: true, teams: [], dayOfMonth: 5, lastMonth: "2025-10" }]);
    expect(hasMail).toBe(true);
  });

  test.each([
    ["before its day", "2025-11-04", 0],
    ["on its day", "2025-11-05", 1],
    ["later, where the worker was away", "2025-11-29", 1],
  ])("%s sends %s: %s reports", async (_when, day, count) => {
    await aSubscription("grace");
    await send(day);
    expect(await told()).toHaveLength(count);
  });

  test("that was made after its day begins with the next month", async () => {
    const { id } = await (await world.as("grace")).bills.subscribe({});
    await world.database.billSubscription.update({
      where: { id },
      data: { createdAt: new Date("2025-11-06") },
    });
    await send("2025-11-07");
    expect(await told()).toEqual([]);
  });

  test("waits for days that AWS has not told, but not forever, and then says so", async () => {
    await world.database.costSource.deleteMany();
    await writeOctober({ from: "2025-09-01", until: "2025-10-30" });
    await aSubscription("grace");
    await send("2025-11-09");
    expect(await told()).toEqual([]);
    await send("2025-11-10");
    const [notice] = await told();
    expect(notice?.text).toContain("AWS has not told every day of the month yet.");
  });

  test("of a month of which nothing is held sends nothing", async () => {
    await world.database.costSource.deleteMany();
    await aSubscription("grace");
    await send("2025-11-28");
    expect(await told()).toEqual([]);
  });

  test("tells today's job about last month alone", async () => {
    await aSubscription("grace");
    await sendReports(world.job("bills.send-reports"));
    expect(await told()).toEqual([]);
  });

  test("of a team goes no further than its person may see", async () => {
    const linus = await world.as("linus");
    await expect(linus.bills.subscribe({})).rejects.toMatchObject({ code: "invalid" });
    await expect(linus.bills.subscribe({ teams: ["payments"] })).rejects.toMatchObject({ code: "invalid" });
    await aSubscription("linus", { teams: ["search"] });
    const { id: userId } = await world.database.user.findUniqueOrThrow({
      where: { email: "linus@example.com" },
    });
    await world.database.billSubscription.updateMany({ data: { teams: ["search", "payments"] } });
    await send("2025-11-05");
    expect((await told()).map(({ title, personId }) => [title, personId])).toEqual([
      ["AI costs in October 2025: Search", userId],
    ]);
  });

  test("whose person may not see the costs any more, or has ended it, sends nothing that was on its way", async () => {
    const server = await startMailServer();
    mailThrough(server.url);
    const linus = await world.as("linus");
    const id = await aSubscription("linus", { teams: ["search"] });
    await send("2025-11-05");
    await world.database.billSubscription.update({ where: { id }, data: { teams: ["payments"] } });
    await deliver();
    const [notice] = await told();
    expect(notice?.delivery).toMatchObject({
      state: "failed",
      problem: expect.stringMatching(/may not see/u),
    });
    await linus.bills.unsubscribe({ id });
    expect(await world.database.billSubscription.count()).toBe(0);
    expect(server.mails).toEqual([]);
  });

  test("for somebody else is made and ended by admins alone, with the rights of that person", async () => {
    const [ada, grace] = [await world.as("ada"), await world.as("grace")];
    await expect(grace.bills.subscribe({ email: "radia@example.com" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const other = { email: "linus@example.com" };
    await expect(ada.bills.subscribe(other)).rejects.toMatchObject({ code: "invalid" });
    await expect(ada.bills.subscribe({ email: "nobody@example.com" })).rejects.toMatchObject({
      code: "invalid",
    });
    const { id, person, isOwn } = await ada.bills.subscribe({ ...other, teams: ["search"] });
    expect([person.email, isOwn]).toEqual(["linus@example.com", false]);
    expect((await grace.bills.subscriptions({})).items).toEqual([]);
    await expect(grace.bills.unsubscribe({ id })).rejects.toMatchObject({ code: "not-found" });
    await ada.bills.unsubscribe({ id });
    expect((await ada.bills.subscriptions({})).items).toEqual([]);
  });

  test("is refused beyond twenty of one person", async () => {
    const grace = await world.as("grace");
    for (let count = 0; count < 20; count += 1) await grace.bills.subscribe({});
    await expect(grace.bills.subscribe({})).rejects.toMatchObject({ code: "limit" });
  });
});
