// Errors of the REST API are problem documents (RFC 9457) that tell what to do and nothing of the inside.
import { expect, test } from "../fixtures/test.ts";
import { readProblem } from "../fixtures/problem.ts";

test("400 names each field that was refused", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const answer = await linus.post("/verdicts", { target: { deep: 1 }, environment: "moon", extra: true });
  const problem = await readProblem(answer);
  expect(problem).toMatchObject({ status: 400, code: "invalid", type: "urn:quarry:error:invalid" });
  expect(problem.details.map(({ path }) => path).toSorted()).toEqual(["environment", "extra", "target"]);
});

test("400 for a body that is not JSON does not quote it", async ({ apiAs, portal, playwright }) => {
  const { token } = await apiAs("linus");
  const request = await playwright.request.newContext();
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await request.post(`${portal}/api/v1/verdicts`, { headers, data: '{"target": hunter2' });
  const problem = await readProblem(answer);
  expect(problem).toMatchObject({ status: 400, code: "invalid" });
  expect(JSON.stringify(problem)).not.toContain("hunter2");
  await request.dispose();
});

test("401 for nobody, before the input is looked at", async ({ portal, playwright }) => {
  const request = await playwright.request.newContext();
  for (const path of ["/profiles", "/profiles?nonsense=1", "/profiles/not-an-id", "/events"]) {
    const problem = await readProblem(await request.get(`${portal}/api/v1${path}`));
    expect(problem, path).toMatchObject({ status: 401, code: "unauthenticated" });
  }
  await request.dispose();
});

test("403 names the permission that is missing", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const problem = await readProblem(await linus.get("/events"));
  expect(problem).toMatchObject({
    status: 403,
    code: "forbidden",
    title: expect.stringContaining("audit.read"),
  });
});

test("404 for a record that is not there and for an address that is not there", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const record = await readProblem(await linus.get(`/profiles/${crypto.randomUUID()}`));
  expect(record).toMatchObject({ status: 404, code: "not-found" });
  const address = await readProblem(await linus.get("/nowhere"));
  expect(address).toMatchObject({
    status: 404,
    code: "not-found",
    title: expect.stringContaining("/api-reference"),
  });
});

test("413 names the limit", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const tooLarge = new File([new Uint8Array(51 * 1024 * 1024)], "too-large.zip");
  const problem = await readProblem(await linus.upload(tooLarge));
  expect(problem).toMatchObject({ status: 413, code: "limit", title: expect.stringContaining("50 MiB") });
  expect(problem.details).toEqual([{ path: "file", message: expect.stringContaining("50 MiB") }]);
});

test("413 comes before the body is read when the body is far too large", async ({ portal, apiAs }) => {
  const { token } = await apiAs("linus");
  // The length is announced and nothing is sent: only a refusal by the header alone can answer this.
  const headers = { "content-length": String(2 ** 32), "content-type": "multipart/form-data; boundary=x" };
  const status = await statusOfHeadersAlone(`${portal}/api/v1/exports`, {
    ...headers,
    authorization: `Bearer ${token}`,
  });
  expect(status).toBe(413);
});

test("every answer names its request, and the error names the same", async ({ apiAs }) => {
  const linus = await apiAs("linus");
  const fine = await linus.get("/me");
  expect(fine.headers()["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/u);
  const refused = await linus.get("/events");
  expect((await readProblem(refused)).requestId).toBe(refused.headers()["x-request-id"]);
});

async function statusOfHeadersAlone(
  url: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  const { request } = await import("node:http");
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const call = request(url, { method: "POST", headers }, (answer) => {
    resolve(answer.statusCode);
    call.destroy();
  });
  call.on("error", reject);
  call.flushHeaders();
  return promise;
}
