import type { Page } from "@playwright/test";
import pg from "pg";
import { axeFindings } from "./fixtures/axe.ts";
import { looks } from "./fixtures/looks.ts";
import { expect, test as base } from "./fixtures/test.ts";
import { nobody } from "./fixtures/visits.ts";
import { runAdmin } from "./product/admin-command.ts";
import { startCompany } from "./product/company.ts";
import type { Company } from "./product/company.ts";

interface Newcomer {
  name: string;
  email: string;
}

const test = base.extend<{
  /** Somebody whom nobody has added yet; what becomes of them in the test is forgotten after it. */
  newcomer: Newcomer;
  /** The same, added already as a member of team search: the path of their page, which is their path in the API too. */
  added: Newcomer & { path: string };
  /** The name of a team that nobody has added yet. */
  newTeam: { name: string; slug: string };
  /** A portal of its own on the same database, as only a demo's own people sign in to a demo. */
  company: Company;
}>({
  company: [
    async ({ product }, use) => {
      const company = await startCompany(product);
      await use(company);
      await company.stop();
    },
    { timeout: 300_000 },
  ],
  newcomer: async ({ database }, use) => {
    const tag = crypto.randomUUID().slice(0, 8);
    // Longer than a phone is wide.
    const email = `newcomer-${tag}@a-long-department.of-a-subsidiary.of-a-company.example.com`;
    const newcomer = { name: `Newcomer ${tag}`, email };
    await use(newcomer);
    await forget(database, `DELETE FROM "User" WHERE "email" = $1`, newcomer.email);
  },
  added: async ({ newcomer, apiAs }, use) => {
    const ada = await apiAs("ada");
    const answer = await ada.post("/people", { ...newcomer, teams: [{ team: "search", role: "member" }] });
    const { id } = await answer.json();
    await use({ ...newcomer, path: `/people/${id}` });
  },
  newTeam: async ({ database }, use) => {
    const slug = `team-${crypto.randomUUID().slice(0, 8)}`;
    await use({ slug, name: slug.replace("team-", "Team ") });
    await forget(database, `DELETE FROM "Team" WHERE "slug" = $1`, slug);
  },
});

async function forget(database: string, statement: string, what: string): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query(statement, [what]);
  } finally {
    await client.end();
  }
}

const table = (page: Page, name: string) => page.getByRole("table", { name, exact: true });
const rowOf = (page: Page, text: string) => table(page, "People").getByRole("row").filter({ hasText: text });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const pageOf = ({ path }: { path: string }) => `/settings${path}`;

test("an admin adds a person with roles, who stands in the list and in the audit trail", async ({
  signedInAs,
  newcomer: { name, email },
}) => {
  const page = await signedInAs("ada");
  await page.goto("/settings/people");
  await press(page, "Add a person");
  const dialog = page.getByRole("dialog", { name: "Add a person", exact: true });
  await dialog.getByRole("textbox", { name: "E-mail", exact: true }).fill(email.toUpperCase());
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await dialog.getByRole("combobox", { name: "Team", exact: true }).click();
  await page.getByRole("option", { name: /^Payments/u }).click();
  await dialog.getByRole("combobox", { name: "Role in it", exact: true }).click();
  await page.getByRole("option", { name: /^Viewer/u }).click();
  await dialog.getByRole("button", { name: "Add person", exact: true }).click();
  const outcome = page.getByRole("dialog", { name: `${name} is added`, exact: true });
  await expect(outcome).toContainText(email);
  await expect(outcome).toContainText("no password is sent");
  await outcome.getByRole("button", { name: "Done", exact: true }).click();
  await expect(outcome).toBeHidden();

  await page.getByRole("combobox", { name: "Filter people", exact: true }).fill(name);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=Newcomer/u);
  await expect(table(page, "People").getByRole("row")).toHaveCount(2);
  await expect(rowOf(page, email)).toContainText("Payments: viewer");
  await expect(rowOf(page, email)).toContainText("active");
  await expect(rowOf(page, email)).toContainText("never");

  await page.getByRole("link", { name: new RegExp(name, "u") }).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Changes", exact: true }).click();
  await expect(
    table(page, "Events").getByRole("button", { name: "Person added", exact: true }),
  ).toBeVisible();
});

test("an e-mail that is taken is refused at its field, with everything typed still there", async ({
  signedInAs,
  visits,
  added: { email },
}) => {
  visits.allow(/status of 4(00|09)/u);
  const page = await signedInAs("ada");
  await page.goto("/settings/people");
  await press(page, "Add a person");
  const dialog = page.getByRole("dialog", { name: "Add a person", exact: true });
  const field = (name: string) => dialog.getByRole("textbox", { name, exact: true });
  await field("Name").fill("Another of that e-mail");
  await field("E-mail").fill("no address");
  await dialog.getByRole("button", { name: "Add person", exact: true }).click();
  await expect(field("E-mail")).toHaveAccessibleDescription(/Write an e-mail address/u);
  await expect(field("E-mail")).toBeFocused();
  await field("E-mail").fill(email.toUpperCase());
  await dialog.getByRole("button", { name: "Add person", exact: true }).click();
  await expect(field("E-mail")).toHaveAccessibleDescription(/has been added before/u);
  await expect(field("Name")).toHaveValue("Another of that e-mail");
});

test("an admin gives, changes and takes roles on the page of a person", async ({ signedInAs, added }) => {
  const page = await signedInAs("ada");
  await page.goto(pageOf(added));
  await press(page, "Change role");
  const role = page.getByRole("dialog", { name: `Role of ${added.name} in the portal`, exact: true });
  await role.getByRole("radio", { name: /^Auditor/u }).click();
  await role.getByRole("button", { name: "Save", exact: true }).click();
  await expect(role).toBeHidden();
  await expect(page.getByRole("region", { name: "Person", exact: true })).toContainText("auditor");

  const teams = table(page, "Teams");
  await press(page, "Add to a team");
  const adding = page.getByRole("dialog", { name: `Add ${added.name} to a team`, exact: true });
  await expect(adding.getByRole("button", { name: "Add to team", exact: true })).toBeDisabled();
  await adding.getByRole("combobox", { name: "Team", exact: true }).click();
  await expect(page.getByRole("option", { name: /^Search/u })).toHaveCount(0);
  await page.getByRole("option", { name: /^Payments/u }).click();
  await adding.getByRole("radio", { name: /^Viewer/u }).click();
  await adding.getByRole("button", { name: "Add to team", exact: true }).click();
  await expect(adding).toBeHidden();
  await expect(teams.getByRole("row").filter({ hasText: "Payments" })).toContainText("viewer");

  await press(page, "Actions of Payments");
  await page.getByRole("menuitem", { name: "Change role", exact: true }).click();
  const changing = page.getByRole("dialog", { name: `Role of ${added.name} in Payments`, exact: true });
  await expect(changing.getByRole("radio", { name: /^Viewer/u })).toBeChecked();
  await changing.getByRole("radio", { name: /^Approver/u }).click();
  await changing.getByRole("button", { name: "Save", exact: true }).click();
  await expect(changing).toBeHidden();
  await expect(teams.getByRole("row").filter({ hasText: "Payments" })).toContainText("approver");

  await press(page, "Actions of Search");
  await page.getByRole("menuitem", { name: "Remove from team", exact: true }).click();
  const removing = page.getByRole("dialog", { name: `Remove ${added.name} from Search`, exact: true });
  await removing.getByRole("button", { name: "Remove from team", exact: true }).click();
  await expect(removing).toBeHidden();
  await expect(teams.getByRole("row").filter({ hasText: "Search" })).toHaveCount(0);
});

test("whoever is suspended is shut out at the next page, and comes in again once reinstated", async ({
  company,
  signedInAs,
  visits,
  product,
  added,
}) => {
  const { name, email } = added;
  const theirs = await visits.open(nobody);
  await company.signIn(theirs, { subject: email, email, emailVerified: true, name });
  await expect(theirs.getByRole("button", { name: `You: ${name}`, exact: true })).toBeVisible();
  const token = await runAdmin(product.database, ["token", "create", "--user", email, "--name", "theirs"]);
  const statusOfToken = async () => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${product.portal}/api/v1/me`, { headers })).status;
  };
  expect(await statusOfToken()).toBe(200);

  const page = await signedInAs("ada");
  await page.goto(pageOf(added));
  await press(page, "Suspend");
  const dialog = page.getByRole("dialog", { name: `Suspend ${name}`, exact: true });
  await expect(dialog).toContainText("signed out everywhere");
  await expect(dialog).toContainText("Their API token is refused");
  await expect(dialog).toContainText("approvals no longer count");
  await dialog.getByRole("button", { name: "Suspend", exact: true }).click();
  await expect(page.getByRole("button", { name: "Reinstate", exact: true })).toBeVisible();

  await theirs.goto(`${company.portal}/profiles`);
  await expect(theirs).toHaveURL(/\/sign-in\?to=%2Fprofiles/u);
  expect(await statusOfToken()).toBe(401);
  await company.signIn(theirs, { subject: email, email, emailVerified: true, name });
  await expect(theirs.getByRole("main").getByRole("alert")).toContainText("Your account is suspended");

  await press(page, "Reinstate");
  const back = page.getByRole("dialog", { name: `Reinstate ${name}`, exact: true });
  await back.getByRole("button", { name: "Reinstate", exact: true }).click();
  await expect(page.getByRole("button", { name: "Suspend", exact: true })).toBeVisible();
  expect(await statusOfToken()).toBe(200);
  await company.signIn(theirs, { subject: email, email, emailVerified: true, name });
  await expect(theirs.getByRole("button", { name: `You: ${name}`, exact: true })).toBeVisible();
  await theirs.goto(`${company.portal}/settings`);
  await expect(theirs.getByRole("region", { name: "Identity", exact: true })).toContainText(
    "Search, as member",
  );
  // Before its portal ends, from which it still fetches ahead.
  await theirs.context().close();
});

test("an auditor sees people and teams and can change nothing; a member sees neither", async ({
  signedInAs,
  apiAs,
  added,
}) => {
  const auditor = await signedInAs("radia");
  await auditor.goto("/settings/people");
  await expect(rowOf(auditor, added.email)).toBeVisible();
  await expect(auditor.getByRole("button", { name: "Add a person", exact: true })).toHaveCount(0);
  await auditor.goto("/settings/teams");
  await expect(table(auditor, "Teams").getByRole("row").filter({ hasText: "payments" })).toBeVisible();
  await expect(auditor.getByRole("button", { name: /^(Add a team|Rename)/u })).toHaveCount(0);
  await auditor.goto(pageOf(added));
  await expect(table(auditor, "Teams")).toContainText("Search");
  await expect(auditor.getByRole("button", { name: /^(Suspend|Change role|Add to|Actions)/u })).toHaveCount(
    0,
  );
  expect((await (await apiAs("radia")).post(`${added.path}/suspension`, {})).status()).toBe(403);

  const member = await signedInAs("linus");
  for (const address of ["/settings/people", "/settings/teams", pageOf(added)]) {
    await member.goto(address);
    await expect(
      member.getByRole("heading", { level: 1, name: "You may not see this page", exact: true }),
    ).toBeVisible();
  }
  expect((await (await apiAs("linus")).get(added.path)).status()).toBe(403);
});

test("an admin finds no way to shut themselves out", async ({ signedInAs, apiAs }) => {
  const page = await signedInAs("ada");
  await page.goto("/settings/people?q=ada%40example.com");
  await page.getByRole("link", { name: /Ada Lovelace/u }).click();
  await expect(page.getByText("This is you", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Suspend|Change role)$/u })).toHaveCount(0);
  const ada = await apiAs("ada");
  const { userId } = await (await ada.get("/me")).json();
  const answer = await ada.post(`/people/${userId}/suspension`, {});
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain("changed by another admin");
});

test("people are filtered by team, role and status, and the address keeps it", async ({
  signedInAs,
  added,
}) => {
  const page = await signedInAs("radia");
  await page.goto("/settings/people?role=auditor");
  await expect(rowOf(page, "radia@example.com")).toBeVisible();
  await expect(rowOf(page, added.email)).toHaveCount(0);
  await press(page, "Remove Role = auditor");
  await expect(rowOf(page, added.email)).toBeVisible();
  await expect(page).toHaveURL(/\/settings\/people$/u);

  const filter = page.getByRole("combobox", { name: "Filter people", exact: true });
  await filter.fill("Team = sea");
  await page.getByRole("option", { name: /^Search/u }).click();
  await expect(rowOf(page, "margaret@example.com")).toHaveCount(0);
  await filter.fill(added.email);
  await page.keyboard.press("Enter");
  await expect(table(page, "People").getByRole("row")).toHaveCount(2);
  await expect(page).toHaveURL(/team=search/u);
  await page.reload();
  await expect(rowOf(page, added.email)).toBeVisible();
  await filter.fill("Status = suspended");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nobody matches", { exact: true })).toBeVisible();
  await press(page, "Show everybody");
  await expect(rowOf(page, "margaret@example.com")).toBeVisible();
});

test("an admin adds a team by the keyboard and renames it, and its short name stays", async ({
  signedInAs,
  newTeam: { name, slug },
}) => {
  const page = await signedInAs("ada");
  await page.goto("/settings/teams");
  await page.getByRole("button", { name: "Add a team", exact: true }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Add a team", exact: true });
  const nameField = dialog.getByRole("textbox", { name: "Name", exact: true });
  await expect(nameField).toBeFocused();
  await page.keyboard.type(name);
  await expect(dialog.getByRole("textbox", { name: "Short name", exact: true })).toHaveValue(slug);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Add a team", exact: true })).toBeFocused();
  const row = table(page, "Teams").getByRole("row").filter({ hasText: slug });
  await expect(row).toContainText(name);

  await page.getByRole("button", { name: `Rename ${name}`, exact: true }).press("Enter");
  const renaming = page.getByRole("dialog", { name: `Rename ${name}`, exact: true });
  await renaming.getByRole("textbox", { name: "Name", exact: true }).fill(`${name}, renamed`);
  await page.keyboard.press("Enter");
  await expect(renaming).toBeHidden();
  await expect(row).toContainText(`${name}, renamed`);
  await expect(row).toContainText(slug);

  await table(page, "Teams")
    .getByRole("link", { name: /of Search$/u })
    .click();
  await expect(page).toHaveURL(/\/settings\/people\?team=search$/u);
});

for (const look of looks) {
  test(`axe finds nothing in people and teams, their dialogs open too, and nothing is too wide (${look.name})`, async ({
    signedInAs,
    added,
  }) => {
    const page = await signedInAs("ada", look);
    const found: string[] = [];
    const dialog = page.getByRole("dialog");
    for (const [address, buttons] of [
      ["/settings/people", ["Add a person"]],
      ["/settings/teams", ["Add a team", "Rename Search"]],
      [pageOf(added), ["Change role", "Suspend", "Add to a team"]],
    ] as const) {
      await page.goto(address);
      found.push(...(await axeFindings(page, address)));
      const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(wider, address).toBeLessThanOrEqual(0);
      for (const button of buttons) {
        await press(page, button);
        await expect(dialog).toBeVisible();
        found.push(...(await axeFindings(page, button)));
        await page.keyboard.press("Escape");
        await expect(dialog).toHaveCount(0);
      }
    }
    expect(found).toEqual([]);
  });
}
