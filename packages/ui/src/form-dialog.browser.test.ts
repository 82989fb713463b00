import { expect } from "@playwright/test";
import type { Page, Route } from "@playwright/test";
import { afterAll, beforeAll, test } from "vitest";
import { openGallery } from "../gallery/open-gallery.ts";
import type { Gallery, GalleryPage } from "../gallery/open-gallery.ts";

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
}, 120_000);

afterAll(() => gallery?.close());

const dialog = (page: Page) => page.getByRole("dialog", { name: "Name a team" });
const field = (page: Page, name: "Name" | "Team") => dialog(page).getByRole("textbox", { name });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

interface Opened extends GalleryPage {
  /** What was sent so far and still waits for an answer, or had one. */
  sent: Route[];
}

/** Opens the dialog by keyboard; each sending waits until the test answers it. */
async function inDialog(act: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await gallery.open("/form-dialog");
  const { page } = opened;
  const sent: Route[] = [];
  await page.route("**/answer", (route) => {
    sent.push(route);
  });
  await button(page, "Open form").focus();
  await page.keyboard.press("Enter");
  await expect(field(page, "Name")).toBeFocused();
  await act({ ...opened, sent });
  await opened.close();
}

/** Types a name, sends it with Enter and has it answered. */
async function sendAnd({ page, sent }: Opened, json: object): Promise<void> {
  await field(page, "Name").fill("Search");
  await page.keyboard.press("Enter");
  await expect.poll(() => sent.length).toBe(1);
  await sent[0]?.fulfill({ json });
}

test("what waits for its answer is not sent again, by Enter or by the button", () =>
  inDialog(async ({ page, sent }) => {
    await field(page, "Name").fill("Search");
    await page.keyboard.press("Enter");
    await expect(button(page, "Save")).toHaveAttribute("aria-busy", "true");
    await page.keyboard.press("Enter");
    await button(page, "Save").click({ force: true });
    await dialog(page)
      .locator("form")
      .evaluate((form: HTMLFormElement) => form.requestSubmit());
    await sent[0]?.fulfill({ json: {} });
    await expect(dialog(page)).toHaveCount(0);
    expect(sent).toHaveLength(1);
  }));

test("what is not complete is not sent by Enter either", () =>
  inDialog(async ({ page, sent }) => {
    await field(page, "Name").fill("not yet");
    await expect(button(page, "Save")).toBeDisabled();
    await dialog(page)
      .locator("form")
      .evaluate((form: HTMLFormElement) => form.requestSubmit());
    await expect(button(page, "Save")).not.toHaveAttribute("aria-busy");
    expect(sent).toHaveLength(0);
  }));

test("a refused field has the focus and its words, and keeps what was typed", () =>
  inDialog(async (opened) => {
    const { page } = opened;
    await sendAnd(opened, { team: "There is no such team." });
    await expect(field(page, "Team")).toBeFocused();
    await expect(field(page, "Team")).toHaveAccessibleDescription("There is no such team.");
    await expect(field(page, "Name")).toHaveValue("Search");
    await expect(dialog(page).getByRole("alert")).toHaveCount(0);
  }));

test("what is wrong with no field is read out above the buttons, and nothing typed is lost", () =>
  inDialog(async (opened) => {
    const { page, findings } = opened;
    await sendAnd(opened, { whole: "Somebody else was faster." });
    await expect(dialog(page).getByRole("alert")).toHaveText("Somebody else was faster.");
    await expect(field(page, "Name")).toHaveValue("Search");
    await expect(field(page, "Name")).toBeFocused();
    expect(await findings("light")).toEqual([]);
    expect(await findings("dark")).toEqual([]);
  }));

test("it closes when its owner is done, and the focus is back where it was", () =>
  inDialog(async (opened) => {
    const { page } = opened;
    await sendAnd(opened, {});
    await expect(dialog(page)).toHaveCount(0);
    await expect(button(page, "Open form")).toBeFocused();
  }));

test.each([
  ["Escape", (page: Page) => page.keyboard.press("Escape")],
  ["Cancel", (page: Page) => button(page, "Cancel").click()],
])("%s closes it, sends nothing and gives the focus back", (_how, leave) =>
  inDialog(async ({ page, sent }) => {
    await leave(page);
    await expect(dialog(page)).toHaveCount(0);
    await expect(button(page, "Open form")).toBeFocused();
    expect(sent).toHaveLength(0);
  }),
);

test("what came of it takes the place of the fields, and only Done is left", () =>
  inDialog(async (opened) => {
    const { page } = opened;
    await sendAnd(opened, { outcome: "The team has the key 42." });
    await expect(dialog(page)).toContainText("The team has the key 42.");
    await expect(dialog(page).getByRole("textbox")).toHaveCount(0);
    await expect(button(page, "Save")).toHaveCount(0);
    await button(page, "Done").click();
    await expect(button(page, "Open form")).toBeFocused();
  }));

test("a form around it is not sent along", () =>
  inDialog(async (opened) => {
    await sendAnd(opened, { whole: "Somebody else was faster." });
    await expect(opened.page.getByText("The form around was sent 0 times.")).toBeAttached();
  }));
