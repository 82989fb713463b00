// What a page may weigh on the wire the first time somebody opens it, with an empty cache.
import { openerWith, weighPage } from "./fixtures/page-weight.ts";
import { detailPages, pages, personPage } from "./fixtures/pages.ts";
import { expect, test } from "./fixtures/test.ts";

const kilobytes = (count: number) => count * 1000;
const budgets = { script: kilobytes(260), stylesheet: kilobytes(20), document: kilobytes(150) } as const;

const signIn = "/sign-in";

test("no page is heavier than its budget of script, style and markup", async ({
  portal,
  sessions,
  apiAs,
}) => {
  const api = await apiAs("ada");
  const details = { ...(await detailPages(api)), person: await personPage(api) };
  const ada = openerWith(portal, (await sessions.of("ada")).cookies);
  const stranger = openerWith(portal, []);
  const found: string[] = [];
  for (const address of [...Object.values(pages), ...Object.values(details), signIn]) {
    const weight = await weighPage(address === signIn ? stranger : ada, address);
    for (const kind of ["script", "stylesheet", "document"] as const) {
      const limit = budgets[kind];
      expect(weight[kind], `${kind} of ${address}`).toBeGreaterThan(0);
      if (weight[kind] > limit) found.push(`${kind} of ${address}: ${weight[kind]} bytes, at most ${limit}`);
    }
  }
  expect(found).toEqual([]);
});
