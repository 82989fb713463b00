import type { Locator, Page } from "@playwright/test";
import { anExport } from "./fixtures/an-export.ts";
import { axeFindings } from "./fixtures/axe.ts";
import { toChoose } from "./fixtures/give-files.ts";
import { aLiveProfile } from "./fixtures/live-profile.ts";
import { looks } from "./fixtures/looks.ts";
import { detailPages, pages } from "./fixtures/pages.ts";
import { askPalette } from "./fixtures/palette.ts";
import { expect, test } from "./fixtures/test.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

for (const look of looks) {
  test(`axe finds nothing while something is open (${look.name})`, async ({ signedInAs, apiAs }) => {
    test.setTimeout(480_000);
    const ada = await apiAs("ada");
    const details = await detailPages(ada);
    const page = await signedInAs("ada", look);
    const found: string[] = [];
    let current = "";
    for (const { what, address, open, shows } of openings(details, look.phone)) {
      if (address !== current) await page.goto(address);
      current = address;
      await open(page);
      await expect(shows(page)).toBeVisible();
      found.push(...(await axeFindings(page, what)));
      await page.keyboard.press("Escape");
      await expect(dialog(page).or(menu(page))).toHaveCount(0);
    }
    expect(found).toEqual([]);
  });
}

interface Opening {
  what: string;
  address: string;
  open: (page: Page) => Promise<void>;
  shows: (page: Page) => Locator;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();
const dialog = (page: Page) => page.getByRole("dialog");
const menu = (page: Page) => page.getByRole("menu");
// One row is enough around a popup, and axe looks at every cell anew each time.
const shortCatalog = `${pages.catalog}?q=dsh66sruwg0s`;
// The selects of the page have options too, which stand there all the time.
const option = (page: Page) => page.getByRole("listbox").getByRole("option").first();

function openings(details: { profile: string; export: string }, isPhone: boolean): Opening[] {
  const everywhere: Opening[] = [
    { what: "palette", address: "/", open: (page) => page.keyboard.press("Control+k"), shows: dialog },
    {
      what: "palette with results",
      address: "/",
      open: async (page) => void (await askPalette(page, "sonnet")),
      shows: (page) => page.getByRole("group", { name: "Profiles" }),
    },
    { what: "shortcuts", address: "/", open: (page) => page.keyboard.press("?"), shows: dialog },
    { what: "theme menu", address: "/", open: press(/^Theme/u), shows: menu },
    { what: "user menu", address: "/", open: press(/^You:/u), shows: menu },
    { what: "demo menu", address: "/", open: press("Switch person"), shows: menu },
    {
      what: "filter suggestions",
      address: shortCatalog,
      open: (page) => page.getByRole("combobox", { name: "Filter profiles" }).click(),
      shows: option,
    },
    {
      what: "filter tokens",
      address: `${pages.catalog}?q=nova-micro&region=us-west-2&tag=Team:search`,
      open: async () => {},
      shows: (page) => page.getByRole("list", { name: "Filters in force" }),
    },
    { what: "table preferences", address: shortCatalog, open: press("Preferences"), shows: menu },
    { what: "delete an export", address: details.export, open: press("Delete"), shows: dialog },
    {
      what: "profile picker",
      address: pages.playground,
      open: (page) => page.getByRole("combobox", { name: "Profile" }).click(),
      shows: option,
    },
    {
      what: "view code",
      address: `${pages.playground}?profile=${details.profile.split("/").at(-1) ?? ""}`,
      open: press("View code"),
      shows: dialog,
    },
    {
      what: "an event",
      address: pages["audit trail"],
      open: (page) => page.getByRole("table").getByRole("row").nth(1).getByRole("button").click(),
      shows: dialog,
    },
    { what: "create token", address: pages.tokens, open: press("Create token"), shows: dialog },
    { what: "revoke token", address: pages.tokens, open: press(/^Revoke/u), shows: dialog },
    { what: "add connection", address: pages.connections, open: press("Add connection"), shows: dialog },
    { what: "connection menu", address: pages.connections, open: press(/^Actions of/u), shows: menu },
  ];
  const onPhones: Opening[] = [
    { what: "navigation", address: "/", open: press("Open navigation"), shows: dialog },
    {
      what: "playground settings",
      address: pages.playground,
      open: press("Settings"),
      shows: (page) => page.getByRole("textbox", { name: /System prompt/u }),
    },
  ];
  return isPhone ? [...everywhere, ...onPhones] : everywhere;
}

test("the whole way from a file to an answer is walked with the keyboard alone", async ({
  signedInAs,
  simulator,
}) => {
  const profile = await aLiveProfile(simulator);
  const page = await signedInAs("linus");
  await page.goto("/");
  await expect(heading(page)).toBeVisible();
  await page.keyboard.type("ge");
  await expect(page).toHaveURL(/\/exports$/u);

  await tabTo(page, page.getByRole("button", { name: "Choose files" }));
  const opened = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await opened).setFiles(await toChoose(await anExport([profile.arn])));
  const result = page.getByRole("link", { name: "See the profile" });
  await expect(result).toBeVisible();
  await tabTo(page, result);
  await page.keyboard.press("Enter");

  const adopt = page.getByRole("button", { name: "Adopt into Search catalog" });
  await expect(adopt).toBeVisible();
  await tabTo(page, adopt);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toContainText(profile.name);

  // The files below have tabs too.
  const tabs = page.getByRole("tablist", { name: "Libraries" }).getByRole("tab");
  await tabTo(page, tabs.first());
  await page.keyboard.press("ArrowRight");
  await expect(tabs.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(tabs.nth(2)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tabs.nth(2)).toHaveAttribute("aria-selected", "true");

  const palette = await askPalette(page, "Playground");
  const found = palette.getByRole("option").first();
  await expect(found).toContainText("Playground");
  await expect(found).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/playground/u);
  await expect(heading(page)).toHaveText("Playground");
  const picker = page.getByRole("combobox", { name: "Profile" });
  await tabTo(page, picker);
  await page.keyboard.press("Enter");
  const search = page.getByRole("dialog", { name: "Search" });
  await expect(search.getByRole("combobox")).toBeFocused();
  // Of part of the name there is one option too, and its answer may still replace what the arrow has reached.
  const asked = page.waitForRequest((request) => request.postData()?.includes(profile.name) ?? false);
  await page.keyboard.type(profile.name);
  await asked;
  await expect(search.getByText("Searching")).toHaveCount(0);
  const choice = search.getByRole("option");
  await expect(choice).toHaveText([new RegExp(profile.name, "u")]);
  await page.keyboard.press("ArrowDown");
  await expect(choice).toHaveAttribute("data-highlighted");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/profile=/u);
  await expect(search).toHaveCount(0);
  await expect(picker).toBeFocused();

  await tabTo(page, page.getByRole("textbox", { name: "Message" }));
  await page.keyboard.type("Say hello in 3 words");
  await expect(page.getByRole("button", { name: "Send" })).toBeEnabled();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: `Answer through ${profile.name}` })).toContainText(
    "friend.",
  );
});

/** What has the focus: something inside, or the opened thing itself. */
const focusIn = (opened: Locator): Locator =>
  opened.locator(":focus").or(opened.page().locator("[role=menu]:focus, [role=dialog]:focus"));

for (const [what, address, opener, close] of [
  ["the token dialog", pages.tokens, "Create token", "Escape"],
  ["the palette", pages.catalog, "Search", "Escape"],
  ["the theme menu", pages.catalog, /^Theme:/u, "Escape"],
  ["the user menu", pages.catalog, /^You:/u, "Escape"],
  ["the table's preferences", pages.catalog, "Preferences", "Escape"],
] as const) {
  test(`the focus goes into ${what} and back to where it was`, async ({ signedInAs }) => {
    const page = await signedInAs("ada");
    await page.goto(address);
    const button = page.getByRole("button", { name: opener, exact: typeof opener === "string" });
    await button.focus();
    await page.keyboard.press("Enter");
    const inside = page.getByRole("dialog").or(page.getByRole("menu"));
    await expect(inside).toBeVisible();
    await expect(focusIn(inside)).toBeAttached();
    await page.keyboard.press(close);
    await expect(inside).toHaveCount(0);
    await expect(button).toBeFocused();
  });
}

test("the focus never leaves an open dialog", async ({ signedInAs }) => {
  const page = await signedInAs("ada");
  await page.goto(pages.tokens);
  await page.getByRole("button", { name: "Create token" }).click();
  // What opens takes the focus a moment after it is seen.
  await expect(focusIn(dialog(page))).toBeAttached();
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press("Tab");
    // At its edges a dialog catches the focus with guards that hand it on a moment later.
    await page.waitForFunction(
      () =>
        document.activeElement === document.body || document.activeElement?.closest("[role=dialog]") !== null,
    );
  }
});

test("every stop of the keyboard can be seen", async ({ signedInAs }) => {
  const page = await signedInAs("ada");
  for (const address of [pages.home, pages.catalog, pages.playground, pages.tokens]) {
    await page.goto(address);
    await expect(heading(page)).toBeVisible();
    const unseen: string[] = [];
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press("Tab");
      const stopHere = await page.evaluate(describeFocus);
      if (!stopHere.isVisible) unseen.push(stopHere.name);
    }
    expect(unseen, address).toEqual([]);
  }
});

/** Runs in the page: whether the focused element, or what it paints over its row, has an outline. */
function describeFocus(): { name: string; isVisible: boolean } {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return { name: "the page", isVisible: true };
  const isOutlined = (pseudo?: string) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused, pseudo);
    return (
      (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || (!pseudo && boxShadow !== "none")
    );
  };
  return { name: focused.outerHTML.slice(0, 160), isVisible: isOutlined() || isOutlined("::after") };
}

/** Presses Tab until the thing has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`80 presses of Tab did not reach ${wanted.toString()}.`);
}
