import { z } from "zod";
import { detailPages, pages } from "../fixtures/pages.ts";
import { expect, test } from "../fixtures/test.ts";
import { countOpenJobs, readState } from "../product/database-state.ts";
import { operationList } from "../product/operation-list.ts";

test("opening every page and asking every address of the API with GET changes nothing", async ({
  apiAs,
  database,
  playwright,
  portal,
  sessions,
}) => {
  const ada = await apiAs("ada");
  const details = await detailPages(ada);
  const openApi = z.object({ paths: z.record(z.string(), z.unknown()) });
  const reference = openApi.parse(await (await ada.get("/openapi.json")).json());
  const ids: Record<string, string> = {
    "/exports/{id}": details.export,
    "/profiles/{id}": details.profile,
    "/profiles/{id}/snippets": `${details.profile}/snippets`,
  };
  await expect.poll(() => countOpenJobs(database), { timeout: 30_000 }).toBe(0);

  const before = await readState(database);
  const request = await playwright.request.newContext({
    baseURL: portal,
    storageState: await sessions.of("ada"),
  });
  for (const address of [...Object.values(pages), ...Object.values(details), "/sign-in", "/api/health"]) {
    expect((await request.get(address)).status(), address).toBe(200);
  }
  for (const path of Object.keys(reference.paths)) {
    const answer = await request.get(`/api/v1${ids[path] ?? path}`);
    const isQuery = operationList.some(({ path: listed, method }) => listed === path && method === "GET");
    expect(answer.status(), path).toBe(isQuery ? 200 : 404);
  }
  for (const { rpcPath, method } of operationList.filter(({ kind }) => kind === "query")) {
    await request.get(`/api/rpc/${rpcPath}?data=${encodeURIComponent('{"json":{}}')}`, {
      headers: { method },
    });
  }
  await request.dispose();
  expect(await readState(database)).toEqual(before);
});
