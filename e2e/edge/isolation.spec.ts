// What belongs to another team does not exist for the caller, whichever way it is asked for.
import { z } from "zod";
import { anExport, arns } from "../fixtures/an-export.ts";
import { readProblem } from "../fixtures/problem.ts";
import { quietState, readAwsAnew } from "../fixtures/quiet-state.ts";
import { expect, test } from "../fixtures/test.ts";

test.beforeAll(async ({ apiAs, database }) => readAwsAnew(await apiAs("ada"), database));

const Uploaded = z.object({ items: z.array(z.object({ id: z.string() })).min(1) });

test("an export of another team is not found, in lists, by id, for adoption or deletion", async ({
  apiAs,
  database,
}) => {
  const [linus, margaret] = [await apiAs("linus"), await apiAs("margaret")];
  const name = "only-for-search.zip";
  const { items } = Uploaded.parse(await (await linus.upload(await anExport([arns.gone], name))).json());
  const id = items[0]?.id ?? "";
  const before = await quietState(database);
  for (const answer of [
    await margaret.get(`/exports/${id}`),
    await margaret.post(`/exports/${id}/adoptions`, { arns: [arns.gone] }),
    await margaret.remove(`/exports/${id}`),
  ]) {
    expect(await readProblem(answer)).toMatchObject({ status: 404, code: "not-found" });
  }
  const listed = await (await margaret.get(`/exports?q=${name}`)).json();
  expect(listed).toMatchObject({ total: 0 });
  expect(await quietState(database)).toEqual(before);
});

test("an answer about a foreign id is word for word that about an id nobody has", async ({ apiAs }) => {
  const [linus, margaret] = [await apiAs("linus"), await apiAs("margaret")];
  const { items } = Uploaded.parse(await (await linus.upload(await anExport([]))).json());
  const titleFor = async (id: string) => (await readProblem(await margaret.get(`/exports/${id}`))).title;
  expect(await titleFor(items[0]?.id ?? "")).toBe(await titleFor(crypto.randomUUID()));
});

test("an API token of somebody else can be neither seen nor revoked", async ({ apiAs }) => {
  const [linus, ada] = [await apiAs("linus"), await apiAs("ada")];
  const made = await (await linus.post("/tokens", { name: "of linus alone", days: 1 })).json();
  const { view } = z.object({ view: z.object({ id: z.string() }) }).parse(made);
  expect(await readProblem(await ada.remove(`/tokens/${view.id}`))).toMatchObject({ status: 404 });
  expect(await (await ada.get("/tokens")).text()).not.toContain(view.id);
  const own = z.object({ tokens: z.array(z.object({ id: z.string(), state: z.string() })) });
  const { tokens } = own.parse(await (await linus.get("/tokens")).json());
  expect(tokens).toContainEqual({ id: view.id, state: "active" });
});

test("an upload for a team one is not in is refused at its field", async ({ apiAs, portal, playwright }) => {
  const { token } = await apiAs("linus");
  const request = await playwright.request.newContext({
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  const form = new FormData();
  form.append("file", await anExport([]));
  form.append("team", "payments");
  const problem = await readProblem(await request.post(`${portal}/api/v1/exports`, { multipart: form }));
  expect(problem).toMatchObject({ status: 400, details: [{ path: "team" }] });
  await request.dispose();
});

test("an auditor reads every team and changes nothing", async ({ apiAs, database }) => {
  const [radia, linus] = [await apiAs("radia"), await apiAs("linus")];
  const { items } = Uploaded.parse(await (await linus.upload(await anExport([]))).json());
  const id = items[0]?.id ?? "";
  expect((await radia.get(`/exports/${id}`)).status()).toBe(200);
  const before = await quietState(database);
  for (const answer of [
    await radia.upload(await anExport([])),
    await radia.remove(`/exports/${id}`),
    await radia.post("/profile-refreshes", {}),
    await radia.post("/connections", {
      name: "x",
      roleArn: "arn:aws:iam::444455556666:role/x",
      regions: ["us-east-1"],
    }),
  ]) {
    expect(await readProblem(answer)).toMatchObject({ status: 403, code: "forbidden" });
  }
  expect(await quietState(database)).toEqual(before);
});
