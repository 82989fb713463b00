// Whatever is written into a field is kept as the text it is, or refused at that field; nothing else happens.
import type { APIResponse } from "@playwright/test";
import { z } from "zod";
import { aZip, arns } from "../fixtures/an-export.ts";
import type { Api } from "../fixtures/api.ts";
import { readProblem } from "../fixtures/problem.ts";
import { quietState, readAwsAnew } from "../fixtures/quiet-state.ts";
import { expect, test } from "../fixtures/test.ts";

test.beforeAll(async ({ apiAs, database }) => readAwsAnew(await apiAs("ada"), database));

const texts = {
  "10 kB": "x".repeat(10_240),
  "control characters": "a\u0000b\u0007c\u001Bd",
  "line breaks": "first\nsecond\r\nthird",
  "bidirectional overrides": "invoice\u202Egnp.exe",
  HTML: `<img src=x onerror="alert(1)"><script>alert(2)</script>`,
  "a template": "{{7*7}} ${7*7} #{7*7} %s %00",
  SQL: `'; DROP TABLE "User"; --`,
  emoji: "👩‍👩‍👧‍👦 naïve café ﷽",
  "half of a surrogate pair": "a\uD83Db",
  "a path": "../../../../etc/passwd",
  "nothing but blanks": "   ",
} as const;

interface TextField {
  name: string;
  /** Where the answer says the field is. */
  path: string;
  send: (api: Api, text: unknown) => Promise<APIResponse>;
  /** Statuses beside 400 that a text may get: it was kept, or looked for and not found. */
  accepted: readonly number[];
}

const someId = crypto.randomUUID();
const inQuery = (path: string, name: string, text: unknown) =>
  `${path}?${new URLSearchParams({ [name]: String(text) })}`;
const connection = { name: "x", roleArn: "arn:aws:iam::444455556666:role/Nobody", regions: ["us-east-1"] };
const wish = {
  connectionId: someId,
  region: "us-east-1",
  source: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0",
  name: "a.b",
  environment: "test",
  inputTokensPerMonth: 1,
  outputTokensPerMonth: 1,
};
const message = (text: unknown) => [{ role: "user", text }];

const bodyFields: readonly TextField[] = [
  {
    name: "the target of a check",
    path: "target",
    send: (api, target) => api.post("/verdicts", { target, environment: "unified-studio" }),
    accepted: [200],
  },
  {
    name: "the project of a check",
    path: "projectId",
    send: (api, projectId) =>
      api.post("/verdicts", { target: "amazon.nova-lite-v1:0", environment: "unified-studio", projectId }),
    accepted: [200],
  },
  {
    name: "the name of a token",
    path: "name",
    send: (api, name) => api.post("/tokens", { name, days: 1 }),
    accepted: [201],
  },
  {
    name: "the name of a connection",
    path: "name",
    send: addForAMoment,
    accepted: [201],
  },
  {
    name: "the role of a connection",
    path: "roleArn",
    send: (api, roleArn) => api.post("/connections", { ...connection, roleArn }),
    accepted: [],
  },
  {
    name: "a Region of a connection",
    path: "regions.0",
    send: (api, region) => api.post("/connections", { ...connection, regions: [region] }),
    accepted: [],
  },
  {
    name: "a profile to adopt",
    path: "arns.0",
    send: (api, arn) => api.post(`/exports/${someId}/adoptions`, { arns: [arn] }),
    accepted: [404],
  },
  {
    name: "the target of a question",
    path: "target",
    send: (api, target) => api.post("/conversations/messages", { target, messages: message("Hello") }),
    accepted: [404],
  },
  {
    name: "a question",
    path: "messages.0.text",
    send: (api, text) => api.post("/conversations/messages", { target: someId, messages: message(text) }),
    accepted: [404],
  },
  {
    name: "a system prompt",
    path: "system",
    send: (api, system) =>
      api.post("/conversations/messages", { target: someId, messages: message("Hello"), system }),
    accepted: [404],
  },
  {
    name: "a comment on a request",
    path: "text",
    send: (api, text) => api.post(`/requests/${someId}/comments`, { text }),
    accepted: [404],
  },
  {
    name: "the purpose of a request",
    path: "spec.purpose",
    send: (api, purpose) =>
      api.post("/request-plans", { kind: "profile.create", spec: { ...wish, purpose } }),
    accepted: [],
  },
  {
    name: "the name of a wanted profile",
    path: "spec.name",
    send: (api, name) =>
      api.post("/request-plans", { kind: "profile.create", spec: { ...wish, name, purpose: "" } }),
    accepted: [],
  },
  {
    name: "the reason to leave a disagreement",
    path: "reason",
    send: (api, reason) => api.post(`/drift/${someId}/ignorance`, { reason }),
    accepted: [404],
  },
  {
    name: "a text with profiles to take in",
    path: "text",
    send: (api, text) => api.post("/profile-imports", { text }),
    accepted: [],
  },
  {
    name: "a refusal to explain",
    path: "text",
    send: (api, text) => api.post("/access-explanations", { text }),
    accepted: [200],
  },
];

const queryFields: readonly TextField[] = [
  {
    name: "the search for exports",
    path: "q",
    send: (api, q) => api.get(inQuery("/exports", "q", q)),
    accepted: [200],
  },
  {
    name: "the search for profiles",
    path: "q",
    send: (api, q) => api.get(inQuery("/profiles", "q", q)),
    accepted: [200],
  },
  {
    name: "the search for events",
    path: "q",
    send: (api, q) => api.get(inQuery("/events", "q", q)),
    accepted: [200],
  },
  {
    name: "the search for actors",
    path: "actor",
    send: (api, actor) => api.get(inQuery("/events", "actor", actor)),
    accepted: [200],
  },
  {
    name: "the subject of events",
    path: "subjectId",
    send: (api, subjectId) => api.get(inQuery("/events", "subjectId", subjectId)),
    accepted: [200],
  },
  ...["region", "model", "status", "account", "tag"].map((field) => ({
    name: `the ${field} of profiles`,
    path: field,
    send: (api: Api, text: unknown) => api.get(inQuery("/profiles", field, text)),
    accepted: [200],
  })),
];

for (const { name, path, send, accepted } of [...bodyFields, ...queryFields]) {
  test(`${name} takes every text or refuses it at the field`, async ({ apiAs }) => {
    const ada = await apiAs("ada");
    for (const [kind, text] of Object.entries(texts)) {
      const answer = await send(ada, text);
      if (accepted.includes(answer.status())) continue;
      const { status, details } = await readProblem(answer);
      expect({ kind, status }).toEqual({ kind, status: 400 });
      expect(
        details.map((detail) => detail.path.split(".")[0]),
        kind,
      ).toContain(path.split(".")[0]);
    }
  });
}

/** Connects an account under the name, and disconnects it at once where that succeeds. */
async function addForAMoment(api: Api, name: unknown): Promise<APIResponse> {
  const answer = await api.post("/connections", { ...connection, name });
  if (answer.ok()) {
    const { id } = z.object({ id: z.string() }).parse(await answer.json());
    expect((await api.remove(`/connections/${id}`)).status()).toBe(200);
  }
  return answer;
}

const noTexts: Readonly<Record<string, unknown>> = {
  "an object": { contains: "x" },
  "an object that a query builder would read": { not: "" },
  "a list": ["x"],
  "a number": 7,
  "a truth value": true,
  null: null,
};

for (const { name, path, send } of bodyFields) {
  test(`${name} refuses what is no text, and nothing changes`, async ({ apiAs, database }) => {
    const ada = await apiAs("ada");
    const before = await quietState(database);
    for (const [kind, value] of Object.entries(noTexts)) {
      const { status, details } = await readProblem(await send(ada, value));
      expect({ kind, status }).toEqual({ kind, status: 400 });
      expect(
        details.map((detail) => detail.path),
        kind,
      ).toContain(path);
    }
    expect(await quietState(database)).toEqual(before);
  });
}

test("unknown keys, missing fields and inputs that are no objects are refused, and nothing changes", async ({
  apiAs,
  database,
}) => {
  const ada = await apiAs("ada");
  const before = await quietState(database);
  const bodies: readonly [string, unknown][] = [
    ["/tokens", { name: "x", days: 1, userId: someId }],
    ["/tokens", { name: "x", days: 1, __proto__: { admin: true }, constructor: 1 }],
    ["/tokens", {}],
    ["/tokens", []],
    ["/tokens", "name"],
    ["/tokens", null],
    ["/tokens", { name: "x", days: "1e3" }],
    ["/tokens", { name: "x", days: 0.5 }],
    ["/tokens", { name: "x", days: 366 }],
    ["/verdicts", { target: "x", environment: ["unified-studio"] }],
    ["/connections", { ...connection, regions: "us-east-1" }],
    ["/connections", { ...connection, regions: [] }],
    ["/exports/not-an-id/adoptions", { arns: [arns.alive] }],
    [`/exports/${someId}/adoptions`, { arns: [] }],
    [`/exports/${someId}/adoptions`, { arns: [arns.alive], team: "payments" }],
    ["/conversations/messages", { target: someId, messages: [] }],
    ["/conversations/messages", { target: someId, messages: [{ role: "system", text: "x" }] }],
    ["/conversations/messages", { target: someId, messages: message("x"), temperature: 9 }],
    ["/profile-refreshes", { everything: true }],
  ];
  for (const [path, body] of bodies) {
    const answer = await ada.post(path, body);
    expect({ path, body, status: answer.status() }).toEqual({ path, body, status: 400 });
    await readProblem(answer);
  }
  for (const query of [
    "page=0",
    "page=1.5",
    "page=1e9",
    "pageSize=1000",
    "nonsense=1",
    "sort=hash",
    "page=1&page=2",
  ]) {
    const answer = await ada.get(`/profiles?${query}`);
    expect({ query, status: answer.status() }).toEqual({ query, status: 400 });
  }
  expect(await quietState(database)).toEqual(before);
});

const Uploaded = z.object({ items: z.array(z.object({ id: z.string(), fileName: z.string() })) });

for (const [given, kept] of [
  ["../../etc/passwd.zip", "passwd.zip"],
  ["C:\\Users\\linus\\export.zip", "export.zip"],
  ["<img src=x onerror=alert(1)>.zip", "<img src=x onerror=alert(1)>.zip"],
  ["invoice\u202Egnp.zip", "invoicegnp.zip"],
  ["👩‍🚀 naïve.zip", "👩🚀 naïve.zip"],
] as const) {
  test(`a file called ${JSON.stringify(given)} is kept as ${JSON.stringify(kept)}`, async ({ apiAs }) => {
    const linus = await apiAs("linus");
    const file = await aZip({ "template.json": JSON.stringify({ at: Date.now(), given }) }, given);
    const { items } = Uploaded.parse(await (await linus.upload(file)).json());
    expect(items.map(({ fileName }) => fileName)).toEqual([kept]);
  });
}
