import { z } from "zod";
import { arns } from "../fixtures/an-export.ts";
import type { Api } from "../fixtures/api.ts";
import { detailPages, pages } from "../fixtures/pages.ts";
import { quietState, readAwsAnew } from "../fixtures/quiet-state.ts";
import { expect, test } from "../fixtures/test.ts";
import { operationList } from "../product/operation-list.ts";

test("opening every page and asking every address of the API with GET changes nothing", async ({
  apiAs,
  database,
  playwright,
  portal,
  sessions,
}) => {
  // Every page and every address there is, one after the other.
  test.setTimeout(480_000);
  const ada = await apiAs("ada");
  const details = await detailPages(ada);
  const openApi = z.object({ paths: z.record(z.string(), z.unknown()) });
  const reference = openApi.parse(await (await ada.get("/openapi.json")).json());
  const ids: Record<string, string> = {
    "/exports/{id}": details.export,
    "/profiles/{id}": details.profile,
    "/team-bills/{team}": "/team-bills/search",
    "/profiles/{id}/snippets": `${details.profile}/snippets`,
    "/profiles/{id}/code": `${details.profile}/code`,
    "/profiles/{id}/policies": `${details.profile}/policies`,
    "/profiles/{id}/tags": `${details.profile}/tags`,
    "/budgets/{id}": `/budgets/${await aBudget(ada)}`,
    "/budgets/preview": "/budgets/preview?tagKey=Team&tagValue=search&period=monthly",
    "/profiles/{id}/calls": `${details.profile}/calls`,
    ...Object.fromEntries(
      ["", "/logs", "/metrics", "/code", "/body-form"].map((read) => [
        `/endpoints/{id}${read}`,
        `${details.endpoint}${read}`,
      ]),
    ),
    ...(await requestReads(await apiAs("linus"))),
    "/people/{id}": `/people/${Me.parse(await (await ada.get("/me")).json()).userId}`,
    "/requests/{id}/key": `/requests/${await askForUser(apiAs)}/key`,
  };
  const request = await playwright.request.newContext({
    baseURL: portal,
    storageState: await sessions.of("ada"),
  });
  await readAwsAnew(ada, database);

  const before = await quietState(database);
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
  expect(await quietState(database)).toEqual(before);
});

/** A request and an alias to read, and what a wizard reads before there is one. */
async function requestReads(linus: Api): Promise<Record<string, string>> {
  const [place] = Places.parse(await (await linus.get("/request-places")).json()).items;
  const at = `connectionId=${place?.id}&region=us-east-1`;
  const source = "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0";
  const name = `read ${crypto.randomUUID().slice(0, 8)}`;
  const spec = { connectionId: place?.id, region: "us-east-1", source, name, environment: "test" };
  const use = { purpose: "To be read", inputTokensPerMonth: 1, outputTokensPerMonth: 1 };
  const { id } = Made.parse(
    await (await linus.post("/requests", { kind: "profile.create", spec: { ...spec, ...use } })).json(),
  );
  const taken = await linus.post("/profile-imports", { text: arns.alive });
  const { adopted } = Taken.parse(await taken.json());
  const alias = "/aliases/search/read/test";
  await linus.put(alias, { profileId: adopted[0]?.profileId });
  return {
    "/requests/{id}": `/requests/${id}`,
    "/requests/{id}/code": `/requests/${id}/code`,
    "/aliases/{team}/{app}/{environment}": alias,
    "/request-sources": `/request-sources?${at}`,
    "/endpoint-roles": `/endpoint-roles?${at}`,
    "/roles": `/roles?${at}`,
    "/connections/{id}/policies": `/connections/${place?.id}/policies`,
    "/costs/exports/check": `/costs/exports/check?${at}&bucket=acme-billing&exportName=quarry`,
    "/endpoint-images": "/endpoint-images?region=us-east-1",
    "/untagged-costs": "/untagged-costs?key=Team",
    "/cost-values": "/cost-values?by=service",
    "/request-access": `/request-access?${at}&source=${encodeURIComponent(source)}`,
    "/request-estimates":
      "/request-estimates?baseModelId=amazon.nova-lite-v1:0&routing=none&inputTokensPerMonth=1&outputTokensPerMonth=1",
  };
}

/** Has an IAM user asked for, approved and made; returns its request. */
async function askForUser(apiAs: (person: "linus" | "grace" | "ada") => Promise<Api>): Promise<string> {
  const linus = await apiAs("linus");
  await (await apiAs("ada")).put("/identity-policy", { allowsUsers: true });
  const [place] = Places.parse(await (await linus.get("/request-places")).json()).items;
  const user = { namePrefix: "read-", executionRoleArn: "arn:aws:iam::111122223333:role/quarry-execution" };
  const spec = { connectionId: place?.id, region: "us-east-1", user, purpose: "To be read" };
  const answer = await linus.post("/requests", { kind: "user.create", spec });
  const { id, ...decided } = Asked.parse(await answer.json());
  for (const approver of ["grace", "ada"] as const) {
    await (await apiAs(approver)).post(`/requests/${id}/approval`, decided);
  }
  const state = async () => (await linus.get(`/requests/${id}/key`)).status();
  await expect.poll(state, { timeout: 30_000 }).toBe(200);
  return id;
}

/** A budget of the whole company that nothing comes near. */
async function aBudget(ada: Api): Promise<string> {
  const tag = { tagKey: "Team", tagValue: "to be read", period: "yearly", amount: "1000000" };
  const answer = await ada.post("/budgets", { name: "To be read", team: null, connectionId: null, ...tag });
  return Made.parse(await answer.json()).id;
}

const Asked = z.object({ id: z.string(), version: z.int(), specHash: z.string() });
const Me = z.object({ userId: z.string() });
const Made = z.object({ id: z.string() });
const Taken = z.object({ adopted: z.array(z.object({ profileId: z.string() })) });
const Places = z.object({ items: z.array(Made) });
