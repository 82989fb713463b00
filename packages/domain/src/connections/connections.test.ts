import { expect, test } from "vitest";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();
const role = {
  roleArn: "arn:aws:iam::444455556666:role/QuarryConnection",
  regions: ["us-east-1", "eu-central-1"],
};

test("a new connection gets an external id of its own that nobody chose", async () => {
  const ada = await world.as("ada");
  const one = await ada.connections.add({ name: "Partner", ...role });
  const other = await ada.connections.add({ name: "Partner again", ...role });
  expect(one).toMatchObject({ accountId: "444455556666", partition: "aws" });
  expect(one.externalId).toMatch(/^quarry-.{24}$/u);
  expect(one.externalId).not.toBe(other.externalId);
  await expect(ada.connections.add({ name: "Partner", ...role })).rejects.toMatchObject({ code: "invalid" });
  const chosen = { ...role, name: "x", externalId: "mine" };
  await expect(ada.connections.add(chosen)).rejects.toMatchObject({ status: 400 });
});

test("a region is read through the connection's role, and a role that refuses is told as that", async () => {
  const { id } = await world.database.connection.findUniqueOrThrow({ where: { name: "Partner" } });
  const read = () => mirrorProfiles(world.job("profiles.mirror"), { connectionId: id, region: "us-east-1" });
  await read();
  const mirror = { connectionId_region: { connectionId: id, region: "us-east-1" } };
  const { lastError } = await world.database.regionMirror.findUniqueOrThrow({ where: mirror });
  expect(lastError).toMatchObject({ code: "denied" });

  await world.database.connection.update({ where: { id }, data: { externalId: "quarry-7f3c9a52e1" } });
  await read();
  const ada = await world.as("ada");
  const { items } = await ada.profiles.list({ account: ["444455556666"], type: ["APPLICATION"] });
  expect(items.map(({ name }) => name)).toContain("partner-claims-sonnet");
});

test("a team's own connection is used and seen by that team alone", async () => {
  const payments = await world.database.team.findUniqueOrThrow({ where: { slug: "payments" } });
  await world.database.connection.updateMany({ where: { name: "Partner" }, data: { teamId: payments.id } });
  const [linus, margaret] = [await world.as("linus"), await world.as("margaret")];
  const filter = { account: ["444455556666"] };
  expect((await linus.profiles.list(filter)).total).toBe(0);
  expect((await margaret.profiles.list(filter)).total).toBeGreaterThan(0);
});

test("disconnecting takes the account's profiles out of the catalog", async () => {
  const ada = await world.as("ada");
  const { id } = await world.database.connection.findUniqueOrThrow({ where: { name: "Partner" } });
  await ada.connections.remove({ id });
  expect((await ada.profiles.list({ account: ["444455556666"], scope: "all" })).total).toBe(0);
  await expect(ada.connections.remove({ id })).rejects.toMatchObject({ code: "not-found" });
});
