import { z } from "zod";
import type { Api } from "./fixtures/api.ts";
import { openWithoutLateScripts } from "./fixtures/late-scripts.ts";
import { expect, test } from "./fixtures/test.ts";

const Places = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
const Model = z.object({ commit: z.string() });
const Asked = z.object({ id: z.string(), version: z.int(), specHash: z.string() });
const Seen = z.object({ endpointId: z.uuid().nullable() });
/** The worker looks at an endpoint now and then, and a page at one that rests every 15 seconds. */
const patience = { timeout: 60_000 };

/** Asks for a small open model on one GPU as Linus; returns what an approver has to name. */
async function askForEndpoint(linus: Api, name: string) {
  const repository = "mlabonne/TwinLlama-3.1-8B";
  const model = Model.parse(await (await linus.post("/endpoint-models", { repository })).json());
  const places = Places.parse(await (await linus.get("/request-places")).json()).items;
  const deployment = {
    name,
    region: "us-west-2",
    roleArn: "arn:aws:iam::111122223333:role/quarry-execution",
    model: {
      source: "hub",
      repository,
      revision: model.commit,
      access: { kind: "open" },
    },
    image: { from: "aws", kind: "huggingface-vllm", version: "0.25.1" },
    environment: { SM_VLLM_MAX_MODEL_LEN: "8192" },
    placement: { mode: "MODEL_BASED" },
    instances: { type: "ml.g5.xlarge", count: 1, managed: null, volumeGb: null },
    scaling: null,
    timeouts: { download: 1200, startup: 900 },
    network: { vpc: null, isolated: false, kmsKey: null },
    async: null,
    tags: [],
  };
  const connectionId = places.find((place) => place.name === "Company")?.id ?? places[0]?.id;
  const spec = { connectionId, deployment, purpose: "Ranking of answers", hoursToLive: 8 };
  const answer = await linus.post("/requests", { kind: "endpoint.create", spec });
  expect(answer.status(), await answer.text()).toBe(201);
  return Asked.parse(await answer.json());
}

type ApiAs = (person: "linus" | "grace" | "ada") => Promise<Api>;

/** Has an endpoint asked for and approved; returns where its page is. */
async function deploy(apiAs: ApiAs, name: string): Promise<string> {
  const linus = await apiAs("linus");
  const { id, version, specHash } = await askForEndpoint(linus, name);
  for (const approver of ["grace", "ada"] as const) {
    await (await apiAs(approver)).post(`/requests/${id}/approval`, { version, specHash });
  }
  const endpointId = async () => Seen.parse(await (await linus.get(`/requests/${id}`)).json()).endpointId;
  await expect.poll(endpointId, patience).not.toBeNull();
  return `/endpoints/${await endpointId()}`;
}

test("an endpoint comes into service, is stopped, started and deleted, and the page follows", async ({
  signedInAs,
  apiAs,
  simulator,
}) => {
  test.setTimeout(480_000);
  // Five minutes of AWS in three seconds.
  await simulator.configure({ timeScale: 100 });
  const name = `llama-${crypto.randomUUID().slice(0, 8)}`;
  await deploy(apiAs, name);
  const page = await signedInAs("linus");
  await page.goto("/endpoints");
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("InService", patience);
  await expect(page.getByRole("region", { name: "Code" })).toContainText(name);

  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop endpoint" }).click();
  await expect(page.getByRole("button", { name: "Start" })).toBeVisible(patience);
  await expect(main).toContainText("no instance runs", patience);
  await page.getByRole("button", { name: "Start" }).click();
  // Its history tells of the first time in service too; what is in service can be resized.
  await expect(page.getByRole("button", { name: "Resize" })).toBeVisible(patience);

  await page.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("To confirm").fill(name);
  await dialog.getByRole("button", { name: "Delete endpoint" }).click();
  await expect(main).toContainText("Nothing of it is left in AWS", patience);
});

test("an update shows what changes before it is asked for, and serves once two have approved it", async ({
  signedInAs,
  apiAs,
  simulator,
}) => {
  test.setTimeout(480_000);
  await simulator.configure({ timeScale: 100 });
  const name = `llama-${crypto.randomUUID().slice(0, 8)}`;
  const address = await deploy(apiAs, name);
  const page = await signedInAs("linus");
  await page.goto(address);
  await page.getByRole("link", { name: "Update" }).click(patience);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("textbox", { name: "Instances", exact: true }).fill("2");
  for (let step = 0; step < 3; step += 1) await page.getByRole("button", { name: "Next" }).click();
  const plan = page.getByRole("main");
  await expect(plan).toContainText("Cost while it runs");
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/u);
  for (const approver of ["grace", "ada"] as const) {
    const other = await signedInAs(approver);
    await other.goto(new URL(page.url()).pathname);
    await other.getByRole("button", { name: "Approve" }).click();
    await expect(other.getByRole("button", { name: "Approve" })).toBeHidden();
  }
  await page.goto(address);
  await expect(page.getByRole("main")).toContainText("2 × ml.g5.xlarge", patience);
});

test("a later end is asked for, with what it costs", async ({ signedInAs, apiAs }) => {
  const name = `llama-${crypto.randomUUID().slice(0, 8)}`;
  const address = await deploy(apiAs, name);
  const page = await signedInAs("linus");
  await page.goto(address);
  await page.getByRole("button", { name: "End and hours" }).click();
  const dialog = page.getByRole("dialog", { name: "How long it runs" });
  await expect(dialog.getByRole("button", { name: "Save" })).toBeVisible();
  await dialog.getByLabel("Ends").fill("");
  await dialog.getByLabel("What it is still needed for").fill("The evaluation takes longer");
  await dialog.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Extend ${name}` })).toBeVisible();
  await expect(page.getByRole("region", { name: "What changes" })).toContainText("never");
});

test("an endpoint that Quarry found shows what it costs, and only those who may delete it can", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/endpoints?scope=found");
  const row = page.getByRole("row").filter({ hasText: "twinllama-trial" });
  await expect(row).toContainText("ml.g5.12xlarge");
  await row.getByRole("link", { name: "twinllama-trial" }).click();
  await expect(page.getByRole("main")).toContainText("nobody has taken in");
  await expect(page.getByRole("button", { name: "Delete" })).toHaveCount(0);
});

test("a model is looked up, placed, served and asked for in the browser", async ({ signedInAs }) => {
  const page = await signedInAs("linus");
  await page.goto("/endpoints/new");
  await page.getByRole("textbox", { name: "Repository" }).fill("mlabonne/TwinLlama-3.1-8B");
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByRole("main")).toContainText("LlamaForCausalLM");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("combobox", { name: "Region" })).toBeVisible();
});

test("what is typed and pressed before the checks have come is kept and waits for them", async ({
  signedInAs,
}) => {
  const page = await signedInAs("linus");
  await page.goto("/endpoints/new");
  const repository = page.getByRole("textbox", { name: "Repository" });
  const version = page.getByRole("textbox", { name: "Version" });
  await repository.fill("mlabonne/TwinLlama-3.1-8B");
  const late = await openWithoutLateScripts(page, "/endpoints/new");
  await version.fill("v2");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("button", { name: "Next" })).toHaveAttribute("aria-busy", "true");
  await late.letCome();
  await expect(page.getByText("Look the repository up, so that the commit to serve is known.")).toBeVisible();
  await expect(repository).toHaveValue("mlabonne/TwinLlama-3.1-8B");
  await expect(version).toHaveValue("v2");
  await page.reload();
  await expect(version).toHaveValue("v2");
});

test("checks that cannot be fetched are told, and pressing again fetches them", async ({
  signedInAs,
  visits,
}) => {
  visits.allow(/ERR_FAILED|chunk/iu);
  const page = await signedInAs("linus");
  const late = await openWithoutLateScripts(page, "/endpoints/new");
  await late.lose();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  await late.letCome();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Look the repository up, so that the commit to serve is known.")).toBeVisible();
  await expect(page.getByText("could not be loaded")).toBeHidden();
});

test("who may call an endpoint tries it in the page, and its calls are counted", async ({ signedInAs }) => {
  const page = await signedInAs("ada");
  await page.goto("/endpoints?scope=found&q=support-chat");
  await page.getByRole("link", { name: /^support-chat(?!-)/u }).click();
  const message = page.getByRole("textbox", { name: "Message", exact: true });
  await message.fill("Say hello in 3 words");
  await message.press("Control+Enter");
  await expect(page.getByRole("region", { name: "Test" })).toContainText("Hello there, friend.");
  await page.reload();
  const calls = page.getByRole("region", { name: "Calls" });
  await expect(calls).toContainText(/calls in 24 hours|Nobody has called it in the last 24 hours/u);
  await expect(calls).not.toContainText("could not");
});

test("what endpoints left behind is deleted by its name", async ({ signedInAs }) => {
  const page = await signedInAs("grace");
  await page.goto("/endpoints/leftovers");
  const label =
    (await page
      .getByRole("button", { name: /^Delete /u })
      .first()
      .getAttribute("aria-label")) ?? "";
  const name = label.replace("Delete ", "");
  // By its name: the button goes as soon as it is being deleted.
  const row = page.getByRole("row").filter({ has: page.getByText(name, { exact: true }) });
  await row.getByRole("button", { name: label, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Delete what was left behind" });
  await dialog.getByLabel("To confirm").fill(name);
  await dialog.getByRole("button", { name: "Delete it" }).click();
  // While the dialog is open, nothing behind it has a role.
  await expect(dialog).toHaveCount(0);
  await expect(row).toHaveCount(0, patience);
});
