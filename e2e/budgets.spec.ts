// What a page may weigh on the wire the first time somebody opens it, with an empty cache.
import type { Page, Response } from "@playwright/test";
import { detailPages, pages } from "./fixtures/pages.ts";
import { expect, test } from "./fixtures/test.ts";

const kilobytes = (count: number) => count * 1000;
const budgets = { script: kilobytes(300), stylesheet: kilobytes(20), document: kilobytes(150) } as const;
type Kind = keyof typeof budgets;

// Filters and forms bring zod and the property filter; these may only come down.
const heavierScript = new Map<string, number>([
  [pages.catalog, kilobytes(325)],
  [pages.exports, kilobytes(347)],
  [pages["audit trail"], kilobytes(325)],
  [pages["verdict checker"], kilobytes(323)],
  [pages.playground, kilobytes(356)],
  [pages.tokens, kilobytes(347)],
  [pages.connections, kilobytes(338)],
]);

test("no page is heavier than its budget of script, style and markup", async ({ signedInAs, apiAs }) => {
  test.setTimeout(120_000);
  const details = await detailPages(await apiAs("ada"));
  const found: string[] = [];
  for (const address of [...Object.values(pages), ...Object.values(details), "/sign-in"]) {
    const page = await signedInAs("ada");
    const weight = await weightOf(page, address);
    for (const kind of ["script", "stylesheet", "document"] as const) {
      const isDetail = address === details.profile && kind === "script";
      const more = isDetail ? kilobytes(306) : kind === "script" ? heavierScript.get(address) : undefined;
      const limit = more ?? budgets[kind];
      expect(weight[kind], `${kind} of ${address}`).toBeGreaterThan(0);
      if (weight[kind] > limit) found.push(`${kind} of ${address}: ${weight[kind]} bytes, at most ${limit}`);
    }
    await page.context().close();
  }
  expect(found).toEqual([]);
});

/** Bytes as they were sent, compressed, of a document and of the scripts and styles that it names. */
async function weightOf(page: Page, address: string): Promise<Record<Kind, number>> {
  const answers: Response[] = [];
  page.on("response", (answer) => answers.push(answer));
  const markup = (await (await page.goto(address, { waitUntil: "networkidle" }))?.text()) ?? "";
  const weight = { script: 0, stylesheet: 0, document: 0 };
  for (const answer of answers) {
    const kind = kindOf(answer);
    if (kind === undefined) continue;
    if (kind === "script" && !markup.includes(`src="${new URL(answer.url()).pathname}`)) continue;
    weight[kind] += (await answer.request().sizes()).responseBodySize;
  }
  return weight;
}

function kindOf(answer: Response): Kind | undefined {
  const kind = answer.request().resourceType();
  return kind === "script" || kind === "stylesheet" || kind === "document" ? kind : undefined;
}
