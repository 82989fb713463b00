import { inspect } from "node:util";
import { secretOf } from "@quarry/aws-core/roles/secret";
import { expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { forgetExpired } from "./forget-expired.ts";
import { newSealedSecret } from "./new-sealed-secret.ts";
import { revealOnce } from "./reveal-once.ts";
import { openSealed, sealSecret } from "./seal-secret.ts";
import { SecretKey } from "./secret-key.ts";

const world = useWorld();
const holder = { secretKey: SecretKey.parse("k".repeat(32)) };
const place = { id: "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e6f", purpose: "access-key" };

async function aSecret() {
  const row = await newSealedSecret(holder, { secret: secretOf("CANARY"), purpose: "access-key" });
  await world.database.sealedSecret.create({ data: row });
  return row;
}

const reveal = (id: string, keyHolder = holder) =>
  world.database.$transaction((transaction) => revealOnce(transaction, keyHolder, id));

test("a key that is missing or short is refused with one sentence that says how to make one", () => {
  for (const given of [undefined, "", "k".repeat(31)]) {
    const { error } = SecretKey.safeParse(given);
    expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringMatching(/32.*openssl/u)]);
  }
});

test("the key of the installation shows itself nowhere", () => {
  expect(inspect({ ...world.means.configuration, ...holder }, { depth: null })).not.toContain("kkk");
});

test("what is sealed opens with the same key and place, and reads differently every time", async () => {
  const sealed = await sealSecret(holder, secretOf("CANARY"), place);
  expect(sealed).not.toBe(await sealSecret(holder, secretOf("CANARY"), place));
  expect(sealed).not.toContain(Buffer.from("CANARY").toString("base64url"));
  expect((await openSealed(holder, sealed, place)).reveal()).toBe("CANARY");
});

const otherKey = { secretKey: SecretKey.parse("o".repeat(32)) };

test.each([
  ["another key", otherKey, place],
  ["another row", holder, { ...place, id: "0192f0c1-0000-7c11-8f3a-2b9a5c0d4e6f" }],
  ["another purpose", holder, { ...place, purpose: "hub-token" }],
])("what is sealed does not open with %s", async (_what, opener, at) => {
  const sealed = await sealSecret(holder, secretOf("CANARY"), place);
  await expect(openSealed(opener, sealed, at)).rejects.toMatchObject({ code: "conflict" });
});

test("a sealed text that was changed does not open", async () => {
  const sealed = await sealSecret(holder, secretOf("CANARY"), place);
  const parts = sealed.split(".");
  parts[3] = Buffer.from("forged").toString("base64url");
  await expect(openSealed(holder, parts.join("."), place)).rejects.toMatchObject({ code: "conflict" });
});

test("without a key nothing is sealed", async () => {
  await expect(sealSecret({}, secretOf("CANARY"), place)).rejects.toThrow(/without the key/u);
});

test("a secret is shown once, also to two who ask at the same moment, and is gone from the table", async () => {
  const { id } = await aSecret();
  const shown = await Promise.all([reveal(id), reveal(id), reveal(id)]);
  expect(shown.flatMap((secret) => secret?.reveal() ?? [])).toEqual(["CANARY"]);
  const row = await world.database.sealedSecret.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ sealed: null, revealedAt: expect.any(Date) });
});

test("what the key does not open stays sealed", async () => {
  const { id } = await aSecret();
  await expect(reveal(id, otherKey)).rejects.toMatchObject({ code: "conflict" });
  expect((await reveal(id))?.reveal()).toBe("CANARY");
});

test("a secret whose time is over is neither shown nor kept", async () => {
  const [late, waiting] = [await aSecret(), await aSecret()];
  const past = new Date(Date.now() - 1000);
  await world.database.sealedSecret.update({ where: { id: late.id }, data: { expiresAt: past } });
  expect(await reveal(late.id)).toBeNull();
  const forgotten = await world.database.$transaction((transaction) => forgetExpired(transaction));
  expect(forgotten).toEqual([late.id]);
  const rows = await world.database.sealedSecret.findMany({ where: { id: { in: [late.id, waiting.id] } } });
  expect(rows.filter(({ sealed }) => sealed === null).map(({ id }) => id)).toEqual([late.id]);
});
