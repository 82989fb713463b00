import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, test } from "vitest";
import { openGallery } from "./open-gallery.ts";
import type { Gallery } from "./open-gallery.ts";

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
}, 120_000);

afterAll(() => gallery?.close());

/** Opens a page of the gallery on which the code of one part comes only when it is let through. */
async function without(part: string, act: (page: Page, letThrough: () => void) => Promise<void>) {
  const { page, complaints, close } = await gallery.open("/controls");
  const { promise: through, resolve: letThrough } = Promise.withResolvers<void>();
  await page.route(`**/${part}-*.js`, async (route) => {
    await through;
    await route.continue();
  });
  await page.reload();
  await act(page, letThrough);
  expect(complaints).toEqual([]);
  await close();
}

const regionOf = (page: Page) => page.getByRole("combobox", { name: "Region", exact: true });

describe("before the code of a control has come", () => {
  test("a press is kept, and opens the control once it has", () =>
    without("select-part", async (page, letThrough) => {
      await regionOf(page).click();
      await expect(page.getByRole("listbox")).toHaveCount(0);
      letThrough();
      await expect(page.getByRole("listbox")).toBeVisible();
    }));

  test("the focus stays on the control, and the keyboard goes on with it", () =>
    without("select-part", async (page, letThrough) => {
      await regionOf(page).focus();
      letThrough();
      await expect(page.locator("button[role=combobox][id^=base-ui]").first()).toBeFocused();
      await page.keyboard.press("ArrowDown");
      await expect(page.getByRole("listbox")).toBeVisible();
    }));

  test("an arrow key opens a list as a press does", () =>
    without("select-part", async (page, letThrough) => {
      await regionOf(page).press("ArrowDown");
      letThrough();
      await expect(page.getByRole("listbox")).toBeVisible();
    }));

  test("a button that is held down opens when it is let go", () =>
    without("dialog-part", async (page, letThrough) => {
      await page.getByRole("button", { name: "Open dialog" }).hover();
      await page.mouse.down();
      const come = page.waitForResponse(/dialog-part-/);
      letThrough();
      await (await come).finished();
      await page.mouse.up();
      await expect(page.getByRole("dialog")).toBeVisible();
    }));

  test("a message waits for the region that shows it", () =>
    without("toast-part", async (page, letThrough) => {
      await page.getByRole("button", { name: "Default" }).click();
      await expect(page.getByText("Not saved")).toHaveCount(0);
      letThrough();
      await expect(page.getByText("Not saved").first()).toBeVisible();
    }));
});

test("a tap opens what has come in the background", async () => {
  const { page, close } = await gallery.open("/controls", { phone: true });
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Open dialog" }).tap();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Region", exact: true }).tap();
  await expect(page.getByRole("listbox")).toBeVisible();
  await close();
});

const on = async (act: (page: Page) => Promise<void>): Promise<void> => {
  const { page, close } = await gallery.open("/table&face=empty");
  await act(page);
  await close();
};
const button = (page: Page) => page.getByRole("button", { name: "Refresh" });
const remark = (page: Page) => page.getByText("Refresh", { exact: true });

describe("a tooltip", () => {
  test("stays while the pointer is on it, and leaves with the pointer", () =>
    on(async (page) => {
      await button(page).hover();
      await remark(page).hover();
      await expect(remark(page).waitFor({ state: "detached", timeout: 1_000 })).rejects.toThrow();
      await page.mouse.move(5, 400);
      await expect(remark(page)).toHaveCount(0);
    }));

  test("comes with the focus of the keyboard, and Escape sends it away", () =>
    on(async (page) => {
      await button(page).focus();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      await expect(remark(page)).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(remark(page)).toHaveCount(0);
      await expect(button(page)).toBeFocused();
    }));

  test("leaves when its button is pressed", () =>
    on(async (page) => {
      await button(page).hover();
      await expect(remark(page)).toBeVisible();
      await page.mouse.down();
      await expect(remark(page)).toHaveCount(0);
      await page.mouse.up();
    }));
});
