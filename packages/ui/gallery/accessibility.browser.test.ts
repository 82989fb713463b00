import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGallery } from "./open-gallery.ts";
import type { Gallery, GalleryPage } from "./open-gallery.ts";

type Popup = { name: string; address: string; open: (opened: GalleryPage) => Promise<void> };

const popups: Popup[] = [
  pressAndSee("select", "/controls", "combobox", "Region", "listbox"),
  pressAndSee("combobox", "/controls", "combobox", "Model", "listbox"),
  pressAndSee("dialog", "/controls", "button", "Open dialog", "dialog"),
  pressAndSee("confirmation", "/controls", "button", "Open confirmation", "dialog"),
  pressAndSee("sheet", "/feedback", "button", "Open sheet", "dialog"),
  pressAndSee("menu", "/table&face=empty", "button", "Actions", "menu"),
  pressAndSee("menu of preferences", "/table&face=empty", "button", "Preferences", "menu"),
  pressAndSee("palette", "/table&face=empty", "button", "Search", "dialog"),
  pressAndSee("filter", "/table&face=empty", "combobox", "Filter profiles", "listbox"),
  {
    name: "message",
    address: "/controls",
    open: async ({ page }) => {
      await page.getByRole("button", { name: "Default" }).click();
      await page.getByText("Not saved").first().waitFor();
    },
  },
  {
    name: "tooltip",
    address: "/table&face=empty",
    open: async ({ page }) => {
      await page.getByRole("button", { name: "Refresh" }).hover();
      await page.getByText("Refresh", { exact: true }).waitFor();
    },
  },
];

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
}, 120_000);

afterAll(() => gallery?.close());

describe.each([
  ["a wide window", false],
  ["a phone", true],
])("on %s", (_size, phone) => {
  test.each(["/table&face=few", "/table&face=error", "/controls", "/feedback", "/content"])(
    "%s breaks no rule of axe in either theme, fits and complains of nothing",
    async (address) => {
      const { page, findings, complaints, close } = await gallery.open(address, { phone });
      expect(await findings("light")).toEqual([]);
      expect(await findings("dark")).toEqual([]);
      expect(complaints).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await close();
    },
    120_000,
  );
});

test.each(popups)(
  "an open $name breaks no rule of axe in either theme",
  async ({ address, open }) => {
    const opened = await gallery.open(address);
    await open(opened);
    expect(await opened.findings("light")).toEqual([]);
    expect(await opened.findings("dark")).toEqual([]);
    expect(opened.complaints).toEqual([]);
    await opened.close();
  },
  120_000,
);

function pressAndSee(
  name: string,
  address: string,
  ...[role, label, seen]: ["button" | "combobox", string, "dialog" | "menu" | "listbox"]
): Popup {
  const open = async ({ page }: GalleryPage) => {
    await page.getByRole(role, { name: label, exact: true }).click();
    await page.getByRole(seen).first().waitFor();
  };
  return { name, address, open };
}
