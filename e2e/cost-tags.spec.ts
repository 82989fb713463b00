import { z } from "zod";
import { expect, test } from "./fixtures/test.ts";

const Connections = z.object({
  connections: z.array(z.object({ id: z.string(), roleArn: z.string().nullable() })),
});
// The company has used it for long and never activated it, and nobody writes it otherwise.
const key = "CostAllocateTag";
// The worker asks AWS, and the page asks every two seconds how far it is.
const patience = { timeout: 40_000 };

test("a key goes from inactive to backfilled by two buttons, and the page tells what AWS is doing", async ({
  apiAs,
  signedInAs,
  simulator,
}) => {
  test.setTimeout(480_000);
  const ada = await apiAs("ada");
  const { connections } = Connections.parse(await (await ada.get("/connections")).json());
  const connectionId = connections.find(({ roleArn }) => roleArn === null)?.id;
  // Another test may have had the bill read before.
  expect([201, 409]).toContain((await ada.post("/costs/sources", { connectionId })).status());

  const page = await signedInAs("ada");
  await page.goto("/costs/tags?scope=all");
  await page.getByRole("button", { name: "Read anew" }).click();
  const row = page.getByRole("article", { name: key });
  await expect(row).toContainText("Next: activated", patience);
  await expect(row.getByText("aws ce update-cost-allocation-tags-status")).toBeAttached();

  await row.getByRole("button", { name: "Activate" }).click();
  await page
    .getByRole("dialog", { name: `Activate ${key} on the bill` })
    .getByRole("button", { name: "Activate" })
    .click();
  await expect(row).toContainText("Next: backfilled", patience);

  await row.getByRole("button", { name: "Backfill" }).click();
  await page
    .getByRole("dialog", { name: "Backfill the tags" })
    .getByRole("button", { name: "Start backfill" })
    .click();
  const backfills = page.getByRole("region", { name: "Backfills" });
  await expect(backfills).toContainText("PROCESSING", patience);

  await simulator.advance(13 * 3600);
  await page.getByRole("button", { name: "Read anew" }).click();
  await expect(backfills).toContainText("SUCCEEDED", patience);
});
