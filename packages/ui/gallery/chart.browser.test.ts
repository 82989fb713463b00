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

const chart = (page: Page) => page.getByRole("application", { name: "Cost by model, USD a day" });
const spoken = (page: Page) => page.getByRole("figure").getByRole("status");
const legend = (page: Page) => page.getByRole("list", { name: "Legend" });
const table = (page: Page) => page.getByRole("table", { name: "Cost by model, USD a day, as a table" });

describe("the keyboard", () => {
  test("arrows, Home, End and Page keys lead through the periods and their figures are read out", () =>
    on("/chart", async ({ page }) => {
      await chart(page).focus();
      await expect(spoken(page)).toHaveText("");
      await page.keyboard.press("ArrowRight");
      await expect(spoken(page)).toContainText("1 November 2026: $");
      await page.keyboard.press("ArrowRight");
      await expect(spoken(page)).toContainText("2 November 2026: $");
      await page.keyboard.press("End");
      await expect(spoken(page)).toContainText("30 November 2026, estimated: $");
      await page.keyboard.press("ArrowRight");
      await expect(spoken(page)).toContainText("30 November 2026");
      await page.keyboard.press("PageUp");
      await expect(spoken(page)).toContainText("23 November 2026");
      await page.keyboard.press("ArrowLeft");
      await expect(spoken(page)).toContainText("22 November 2026");
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowLeft");
      await expect(spoken(page)).toContainText("1 November 2026");
      await page.keyboard.press("Escape");
      await expect(spoken(page)).toHaveText("");
      await page.keyboard.press("ArrowLeft");
      await expect(spoken(page)).toContainText("30 November 2026");
      await page.keyboard.press("Tab");
      await expect(spoken(page)).toHaveText("");
    }));

  test("what is read out names the total, the line and each group with an amount, and no other", () =>
    on("/chart", async ({ page }) => {
      await chart(page).focus();
      await page.keyboard.press("Home");
      await expect(spoken(page)).toHaveText(
        /^1 November 2026: \$[\d.]+ in total\. Nova Pro \$5\.83, SageMaker \$0\.90, .*Other \$1\.44\.$/u,
      );
      await page.keyboard.press("PageDown");
      await expect(spoken(page)).toHaveText(
        /^8 November 2026: \$[\d.]+ in total\. Metered \$[\d.]+, Claude/u,
      );
    }));

  test("the browser keeps its own shortcuts with arrows", () =>
    on("/chart", async ({ page }) => {
      await chart(page).focus();
      await page.keyboard.press("Control+ArrowRight");
      await expect(spoken(page)).toHaveText("");
    }));
});

describe("the table", () => {
  test("holds the same figures as the chart, with the exact amount in each cell", () =>
    on("/chart", async ({ page }) => {
      await expect(table(page)).toHaveCount(0);
      await page.getByRole("button", { name: "As a table" }).focus();
      await page.keyboard.press("Enter");
      await expect(table(page).getByRole("row")).toHaveCount(31);
      await expect(table(page).getByRole("columnheader")).toHaveCount(12);
      await chart(page).focus();
      await page.keyboard.press("End");
      const said = /: (?<total>\$[\d.,]+) in total/u.exec((await spoken(page).textContent()) ?? "");
      const last = table(page).getByRole("row", { name: "30 November 2026 (estimated)" });
      await expect(last.getByRole("cell").first()).toHaveText(said?.groups?.["total"] ?? "nothing was said");
      await expect(last.getByRole("cell").first().locator("data")).toHaveAttribute("title", /^\d+\.\d{2}$/u);
      await page.getByRole("button", { name: "Hide the table" }).click();
      await expect(table(page)).toHaveCount(0);
    }));
});

describe("the legend", () => {
  test("takes a group out of the bars and of what is read out, and back in", () =>
    on("/chart", async ({ page }) => {
      const nova = legend(page).getByRole("button", { name: "Nova Pro" });
      await expect(nova).toHaveAttribute("aria-pressed", "true");
      const path = page.locator('[data-bars="SageMaker"] path').first();
      const before = await path.getAttribute("d");
      await nova.click();
      await expect(nova).toHaveAttribute("aria-pressed", "false");
      await expect(page.locator('[data-bars="Nova Pro"]')).toHaveCount(0);
      expect(await path.getAttribute("d")).not.toBe(before);
      await chart(page).focus();
      await page.keyboard.press("Home");
      await expect(spoken(page)).toContainText("SageMaker");
      await expect(spoken(page)).not.toContainText("Nova Pro");
      await nova.click();
      await expect(page.locator('[data-bars="Nova Pro"]')).toHaveCount(1);
    }));

  test("names the hatching of estimated periods, of which each has its own", () =>
    on("/chart", async ({ page }) => {
      await expect(legend(page)).toContainText("Hatched: estimated");
      await expect(page.locator("[data-estimated]")).toHaveCount(3);
    }));
});

test("the period under the pointer shows its figures, without being read out", () =>
  on("/chart", async ({ page }) => {
    const box = await chart(page).boundingBox();
    if (!box) throw new Error("The chart has no box.");
    await page.mouse.move(box.x + box.width - 20, box.y + 100);
    await expect(chart(page).getByText("30 November 2026")).toBeVisible();
    await expect(spoken(page)).toHaveText("");
    await page.mouse.move(box.x + box.width / 2, box.y - 60);
    await expect(chart(page).getByText("30 November 2026")).toHaveCount(0);
  }));

describe.each([
  ["a wide window", false],
  ["a phone", true],
])("on %s", (_size, phone) => {
  test.each(["/chart", "/chart&face=credits", "/chart&face=empty"])(
    "%s breaks no rule of axe in either theme, fits and complains of nothing",
    (address) =>
      on(
        address,
        async ({ page, findings, complaints }) => {
          await page.getByRole("application").focus();
          await page.keyboard.press("End");
          await page.getByRole("button", { name: "As a table" }).click();
          expect(await findings("light")).toEqual([]);
          expect(await findings("dark")).toEqual([]);
          expect(complaints).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
        },
        phone,
      ),
    120_000,
  );
});
