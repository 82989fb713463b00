import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { days } from "../operation/units.ts";
import { personNamed } from "../testing/walked-records.ts";
import { useWorld } from "../testing/world.ts";
import { clearNotices } from "./clear-notices.ts";

const world = useWorld();
const daysAgo = (count: number) => new Date(Date.now() - days(count));
const clear = () => clearNotices(world.job("notices.clear"));

beforeEach(async () => {
  await world.database.notice.deleteMany();
});

interface Given {
  made: number;
  read?: number;
  kind?: string;
}

async function noticesOf(given: readonly Given[]): Promise<string[]> {
  const { id: personId } = await personNamed(world, "linus");
  const about = {
    subjectKind: "endpoint",
    subjectId: "x",
    subjectLabel: "x",
    title: "",
    text: "",
    path: "/",
  };
  const rows = given.map(({ made, read, kind = "endpoint.failed" }) => ({
    ...about,
    id: randomUUID(),
    personId,
    kind,
    occasion: randomUUID(),
    createdAt: daysAgo(made),
    readAt: read === undefined ? null : daysAgo(read),
  }));
  await world.database.notice.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

const kept = async () => (await world.database.notice.findMany({ select: { id: true } })).map(({ id }) => id);

test.each<[string, Given, boolean]>([
  ["read 91 days ago", { made: 92, read: 91 }, false],
  ["read 89 days ago", { made: 364, read: 89 }, true],
  ["made 364 days ago and never read", { made: 364 }, true],
  ["made 366 days ago and never read", { made: 366 }, false],
  ["made 366 days ago and read yesterday", { made: 366, read: 1 }, false],
  ["of a report, which fixes the rules of its month", { made: 400, read: 399, kind: "bill.report" }, true],
])("a notice %s stays: %o", async (_what, given, stays) => {
  const ids = await noticesOf([given]);
  await clear();
  expect(await kept()).toEqual(stays ? ids : []);
});

test("a notice that is still on its way stays, and one that went out goes with its delivery", async () => {
  const [waiting = "", delivered = ""] = await noticesOf([{ made: 400 }, { made: 400 }]);
  await world.database.noticeDelivery.createMany({
    data: [
      { noticeId: waiting, means: "email" },
      { noticeId: delivered, means: "email", state: "delivered" },
    ],
  });
  await clear();
  expect(await kept()).toEqual([waiting]);
  expect(await world.database.noticeDelivery.count()).toBe(1);
});

test("more than fit into one statement are cleared in one run, also by two workers at once", async () => {
  await noticesOf(Array.from({ length: 2500 }, () => ({ made: 400 })));
  const [young] = await noticesOf([{ made: 1 }]);
  await Promise.all([clear(), clear()]);
  expect(await kept()).toEqual([young]);
});
