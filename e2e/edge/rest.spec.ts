// The addresses and shapes that programs of others rely on.
import { z } from "zod";
import { anExport, arns } from "../fixtures/an-export.ts";
import { expect, test } from "../fixtures/test.ts";
import { operationList } from "../product/operation-list.ts";

const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
const Uploaded = z.object({ items: z.array(z.looseObject({ id: z.string() })).min(1) });
const Profiles = z.object({
  items: z.array(z.looseObject({ id: z.string(), arn: z.string() })),
  total: z.int(),
});

test("the reference is OpenAPI 3.1 and lists every operation, each with what it answers", async ({
  portal,
}) => {
  const reference = z
    .object({
      openapi: z.string().regex(/^3\.1\./u),
      servers: z.array(z.object({ url: z.string() })),
      components: z.object({ securitySchemes: z.record(z.string(), z.looseObject({ scheme: z.string() })) }),
      paths: z.record(
        z.string(),
        z.record(z.string(), z.looseObject({ summary: z.string(), responses: z.object({}) })),
      ),
    })
    .parse(await (await fetch(`${portal}/api/v1/openapi.json`)).json());
  const listed = Object.entries(reference.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(listed.toSorted()).toEqual(operationList.map(({ method, path }) => `${method} ${path}`).toSorted());
  expect(reference.servers).toEqual([{ url: `${portal}/api/v1` }]);
  expect(Object.values(reference.components.securitySchemes)).toMatchObject([{ scheme: "bearer" }]);
});

test("an upload answers 201 with id, hash and what was read, for each file", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const answer = await linus.upload(
    await anExport([arns.alive], "shape.zip"),
    new File(["{"], "broken.json"),
  );
  expect(answer.status()).toBe(201);
  const { items } = Uploaded.parse(await answer.json());
  expect(items).toEqual([
    {
      id: uuid,
      fileName: "shape.zip",
      sizeBytes: expect.any(Number),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
      result: {
        ok: true,
        file: "shape.zip",
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
        profiles: [
          {
            arn: arns.alive,
            partition: "aws",
            region: "us-west-2",
            account: "111122223333",
            profileId: "dsh66sruwg0s",
            places: [
              {
                entry: "amazon-bedrock-agent-stack.json",
                path: ["/Parameters/profile0/Default"],
                form: "plain",
              },
            ],
          },
        ],
        systemDefinedProfiles: [],
        unresolved: [],
        apps: expect.any(Array),
        unreadable: [],
        warnings: expect.any(Array),
      },
    },
    expect.objectContaining({
      fileName: "broken.json",
      result: { ok: false, error: { kind: "malformed_json", message: expect.any(String) } },
    }),
  ]);
});

test("an upload is listed, shown, verified and adopted at its addresses", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const { items } = Uploaded.parse(
    await (await linus.upload(await anExport([arns.alive, arns.gone]))).json(),
  );
  const id = items[0]?.id ?? "";

  const listed = await (await linus.get("/exports?pageSize=1")).json();
  expect(listed).toMatchObject({
    items: [{ id, profileCount: 2 }],
    page: 1,
    pageSize: 1,
    total: expect.any(Number),
  });

  await expect
    .poll(async () => (await linus.get(`/exports/${id}`)).json())
    .toMatchObject({ id, pendingCount: 0 });
  const shown = await (await linus.get(`/exports/${id}`)).json();
  expect(shown).toMatchObject({
    profiles: expect.arrayContaining([
      expect.objectContaining({ arn: arns.alive, verification: "alive" }),
      expect.objectContaining({ arn: arns.gone, verification: "gone" }),
    ]),
  });

  const adopted = await linus.post(`/exports/${id}/adoptions`, { arns: [arns.alive, arns.gone] });
  expect(await adopted.json()).toEqual({
    adopted: [{ arn: arns.alive, profileId: uuid }],
    refused: [{ arn: arns.gone, reason: expect.any(String) }],
  });
});

test("the catalog answers a page of items, filtered by text, tag, Region and verdict", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const read = async (query: string) => {
    const answer = await (await linus.get(`/profiles?${query}`)).json();
    expect(Object.keys(answer).toSorted()).toEqual(["items", "page", "pageSize", "total"]);
    return Profiles.parse(answer);
  };
  const { total } = await read("page=1&pageSize=1");
  expect(total).toBeGreaterThan(50);
  expect((await read("q=dsh66sruwg0s")).items).toMatchObject([{ arn: arns.alive }]);
  for (const [query, member] of [
    ["tag=Team:search", { tags: expect.arrayContaining([{ key: "Team", value: "search" }]) }],
    ["region=eu-central-1", { region: "eu-central-1" }],
    ["verdict=studio-made", { verdict: "studio-made" }],
    ["tag=Team:search&region=us-west-2", { region: "us-west-2" }],
  ] as const) {
    const { items, total: found } = await read(`${query}&pageSize=100`);
    expect(found, query).toBeGreaterThan(0);
    expect(found, query).toBeLessThan(total);
    for (const item of items) expect(item, query).toMatchObject(member);
  }
});

test("a profile is shown with its snippets", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const { items } = Profiles.parse(await (await linus.get("/profiles?q=dsh66sruwg0s")).json());
  const id = items[0]?.id ?? "";
  expect(await (await linus.get(`/profiles/${id}`)).json()).toMatchObject({
    id,
    arn: arns.alive,
    models: expect.any(Array),
  });
  const answer = await (await linus.get(`/profiles/${id}/snippets`)).json();
  const { snippets } = z
    .object({ snippets: z.array(z.object({ id: z.string(), code: z.string() })) })
    .parse(answer);
  expect(snippets.length).toBeGreaterThanOrEqual(9);
  for (const { id: snippet, code } of snippets) expect(code, snippet).toContain(arns.alive);
});

test("a check answers whether a target works, why, and what to do instead", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const target = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  const answer = await (await linus.post("/verdicts", { target, environment: "unified-studio" })).json();
  expect(answer).toMatchObject({
    kind: "foundation-model",
    works: "no",
    why: expect.any(String),
    instead: expect.arrayContaining([expect.stringContaining("profile")]),
    rules: expect.arrayContaining([expect.objectContaining({ source: expect.stringContaining("https://") })]),
  });
});

test("events are a page for those who may read them", async ({ apiAs }) => {
  const radia = await apiAs("radia");
  const answer = await (await radia.get("/events?pageSize=1")).json();
  expect(answer).toMatchObject({
    items: [
      {
        sequence: expect.any(String),
        name: expect.any(String),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/u),
      },
    ],
    page: 1,
    pageSize: 1,
    total: expect.any(Number),
  });
});

test("CSV holds the whole selection and no cell that a spreadsheet would run", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const { total } = Profiles.parse(await (await linus.get("/profiles?type=APPLICATION&pageSize=1")).json());
  const answer = await linus.get("/profiles.csv?type=APPLICATION");
  expect(answer.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="profiles.csv"',
  });
  const text = await answer.text();
  expect(text.trimEnd().split("\r\n")).toHaveLength(total + 1);

  await linus.post("/tokens", { name: '=HYPERLINK("https://attacker.example")', days: 1 });
  const radia = await apiAs("radia");
  const events = await (await radia.get("/events.csv?name=token.created")).text();
  expect(events).toContain("HYPERLINK");
  expect(events).not.toMatch(/(^|,|")=HYPERLINK/mu);
});

test("health has a line for database, worker and AWS, and tells no address and no secret", async ({
  portal,
  simulator,
  database,
}) => {
  const answer = await fetch(`${portal}/api/health`);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const text = await answer.text();
  const part = { status: "ok", detail: expect.any(String) };
  expect(JSON.parse(text)).toEqual({ status: "ok", database: part, worker: part, aws: part });
  for (const secret of [simulator.url, new URL(database).host, new URL(database).password]) {
    expect(text).not.toContain(secret);
  }
});
