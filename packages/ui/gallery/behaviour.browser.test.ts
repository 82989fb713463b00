import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, test } from "vitest";
import { openGallery } from "./open-gallery.ts";
import type { Gallery, GalleryPage } from "./open-gallery.ts";

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
}, 120_000);

afterAll(() => gallery?.close());

async function on(
  address: string,
  act: (opened: GalleryPage) => Promise<void>,
  phone = false,
): Promise<void> {
  const opened = await gallery.open(address, { phone });
  await act(opened);
  await opened.close();
}

const filterOf = (page: Page) => page.getByRole("combobox", { name: "Filter profiles" });
const inForce = (page: Page) => page.getByRole("list", { name: "Filters in force" }).getByRole("listitem");

const focused = (page: Page) => page.locator(":focus");

describe("the property filter", () => {
  test("builds a token from property, operator and value by arrows and Enter", () =>
    on("/table", async ({ page }) => {
      await filterOf(page).focus();
      await page.keyboard.type("Reg");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await expect(filterOf(page)).toHaveValue("Region ");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await expect(filterOf(page)).toHaveValue("Region = ");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("button", { name: "Remove Region = us-east-1" })).toBeVisible();
      await expect(filterOf(page)).toHaveValue("");
      await expect(filterOf(page)).toBeFocused();
    }));

  test("asks for the values of a property and shows them", () =>
    on("/table", async ({ page }) => {
      await filterOf(page).fill("Project = L");
      await page.getByRole("option", { name: "Ledger" }).click();
      await expect(page.getByRole("button", { name: "Remove Project = Ledger" })).toBeVisible();
    }));

  test("takes free text on Enter and keeps it apart from tokens", () =>
    on("/table", async ({ page }) => {
      await filterOf(page).fill("chat search");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("button", { name: "Remove “chat search”" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Remove Status = ACTIVE" })).toBeVisible();
    }));

  test("hands the last token back for editing on Backspace", () =>
    on("/table", async ({ page }) => {
      await filterOf(page).focus();
      await page.keyboard.press("Backspace");
      await expect(filterOf(page)).toHaveValue("Status = ACTIVE");
      await page.keyboard.press("Escape");
      await expect(filterOf(page)).toHaveAttribute("aria-expanded", "false");
      await page.keyboard.press("Enter");
      await expect(inForce(page).first()).toContainText("Status = ACTIVE");
    }));

  test("clears everything at once and keeps the focus", () =>
    on("/table", async ({ page }) => {
      await page.getByRole("button", { name: "Clear filters" }).click();
      await expect(inForce(page)).toHaveCount(0);
      await expect(filterOf(page)).toBeFocused();
    }));
});

describe("the table", () => {
  test("says how it is sorted and turns round on the second press", () =>
    on("/table", async ({ page }) => {
      const header = page.getByRole("columnheader", { name: "Region" });
      await header.getByRole("button").click();
      await expect(header).toHaveAttribute("aria-sort", "ascending");
      await header.getByRole("button").click();
      await expect(header).toHaveAttribute("aria-sort", "descending");
    }));

  test("shows sixteen rows at 1440 by 900", () =>
    on("/table", async ({ page }) => {
      const bottoms = await page
        .getByRole("row")
        .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().bottom));
      expect(bottoms.slice(1).filter((bottom) => bottom <= 900).length).toBeGreaterThanOrEqual(16);
    }));

  test("hides a column that is not wanted and keeps the one that names the row", () =>
    on("/table", async ({ page }) => {
      await page.getByRole("button", { name: "Preferences" }).click();
      await page.getByRole("menuitemcheckbox", { name: "Model" }).click();
      expect(await page.getByRole("menuitemcheckbox", { name: "Name" }).getAttribute("aria-disabled")).toBe(
        "true",
      );
      await page.keyboard.press("Escape");
      await expect(page.getByRole("columnheader", { name: "Model" })).toHaveCount(0);
    }));

  test("selects the whole page and says how many", () =>
    on("/table", async ({ page }) => {
      await page.getByRole("checkbox", { name: "Select all rows on this page" }).click();
      await expect(page.getByText("25 selected")).toBeVisible();
      await page.getByRole("checkbox", { name: "Select chat-search-1", exact: true }).click();
      await expect(page.getByText("24 selected")).toBeVisible();
    }));

  test("answers to a press anywhere in a row, and to its copy button first", () =>
    on("/table", async ({ page }) => {
      await page
        .getByRole("button", { name: /copy ARN/ })
        .first()
        .click();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
        /^arn:aws:bedrock:us-east-1:111122223333:/,
      );
      await expect(page.getByText("ARN copied").first()).toBeVisible();
      await page.getByRole("cell", { name: "Nova Pro" }).first().click({ force: true });
      await page.waitForURL(/id=row-1$/);
    }));

  test("stays a table for screen readers when it becomes cards", () =>
    on(
      "/table",
      async ({ page }) => {
        expect(await page.getByRole("table").getByRole("row").count()).toBe(26);
        expect(await page.getByRole("columnheader", { name: "Status" }).count()).toBe(1);
        expect(await page.getByRole("cell", { name: "ACTIVE" }).first().isVisible()).toBe(true);
      },
      true,
    ));
});

describe("dialogs", () => {
  test("put the focus into their first field and give it back", () =>
    on("/controls", async ({ page }) => {
      const opener = page.getByRole("button", { name: "Open dialog" });
      await opener.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor();
      await expect(focused(page)).toHaveValue("chat-search");
      await page.keyboard.press("Escape");
      await expect(opener).toBeFocused();
    }));

  test("that delete work only once the name is typed exactly", () =>
    on("/controls", async ({ page }) => {
      await page.getByRole("button", { name: "Open confirmation" }).click();
      const confirm = page.getByRole("dialog").getByRole("button", { name: "Delete" });
      await page.keyboard.type("chat-Search");
      await expect(confirm).toBeDisabled();
      await page.keyboard.press("Enter");
      expect(await page.getByText("Deleting").count()).toBe(0);
      await page.getByRole("dialog").getByRole("textbox").fill("chat-search");
      await confirm.click();
      await expect(page.getByText("Deleting").first()).toBeVisible();
    }));
});

describe("the keyboard", () => {
  test("opens the palette, finds a page by name and goes there", () =>
    on("/controls", async ({ page }) => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("feed");
      await expect(page.getByRole("option", { name: "Feedback" })).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1, name: "Feedback" })).toBeVisible();
    }));

  test("lists the shortcuts on a question mark, but rests while something is typed or a dialog is open", () =>
    on("/controls", async ({ page }) => {
      await page.getByLabel("Purpose").fill("what");
      await page.keyboard.press("?");
      expect(await page.getByRole("dialog").count()).toBe(0);
      await page.getByLabel("Purpose").blur();
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      await page.keyboard.press("g");
      await page.keyboard.press("t");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    }));

  test("jumps by a sequence of keys", () =>
    on("/controls", async ({ page }) => {
      await page.keyboard.press("g");
      await page.keyboard.press("t");
      await expect(page.getByRole("heading", { level: 1, name: "Inference profiles" })).toBeVisible();
    }));

  test("skips the navigation", () =>
    on("/controls", async ({ page }) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("main")).toBeFocused();
    }));
});

describe("markdown of strangers", () => {
  test("loads no image, runs no script and tells links nothing", () =>
    on("/content", async ({ page, complaints }) => {
      expect(await page.getByRole("img").count()).toBe(0);
      await expect(page.getByText("[image: tracker – https://evil.example/p.gif]")).toBeVisible();
      expect(await page.getByText("alert(1)").count()).toBe(0);
      const link = page.getByRole("link", { name: "the article" });
      expect(await link.getAttribute("rel")).toBe("noreferrer noopener");
      await expect(page.getByText("(en.wikipedia.org)")).toBeVisible();
      expect(complaints).toEqual([]);
    }));
});

describe("a phone", () => {
  test("reaches every page through the sheet", () =>
    on(
      "/table",
      async ({ page }) => {
        await page.getByRole("button", { name: "Open navigation" }).click();
        await page.getByRole("dialog").getByRole("link", { name: "Content" }).click();
        await expect(page.getByRole("heading", { level: 1, name: "chat-search" })).toBeVisible();
      },
      true,
    ));
});
