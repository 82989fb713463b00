import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "@playwright/test";
import type { Browser, Page } from "@playwright/test";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview } from "vite";

export type Gallery = {
  open: (address: string, options?: { phone?: boolean }) => Promise<GalleryPage>;
  close: () => Promise<void>;
};

export type GalleryPage = {
  page: Page;
  /** Errors and warnings of the console, breaches of the content security policy among them. */
  complaints: string[];
  /** The rules of axe that the page breaks in a theme, each with the first element that breaks it. */
  findings: (theme: "light" | "dark") => Promise<string[]>;
  close: () => Promise<void>;
};

const policy =
  "default-src 'self'; script-src 'self' 'nonce-gallery'; style-src 'self' 'nonce-gallery'; style-src-attr 'unsafe-inline'; img-src 'self' data:";

const flags =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Builds the gallery, serves it under the portal's content security policy and opens pages in a real browser. */
export async function openGallery(): Promise<Gallery> {
  const configFile = `${import.meta.dirname}/vite.config.ts`;
  const directory = mkdtempSync(join(tmpdir(), "quarry-gallery-"));
  const output = { outDir: directory, emptyOutDir: true };
  await build({ configFile, logLevel: "error", build: output });
  const server = await preview({
    configFile,
    logLevel: "error",
    build: output,
    preview: { port: 0, host: "127.0.0.1", headers: { "content-security-policy": policy } },
  });
  const browser = await launch();
  const base = server.resolvedUrls?.local[0];
  if (base === undefined) throw new Error("The gallery's server has no address.");
  return {
    open: (address, options = {}) => openPage(browser, base, { address, ...options }),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function launch(): Promise<Browser> {
  const installed = "/usr/bin/chromium";
  return chromium.launch({
    args: flags.split(" "),
    ...(existsSync(installed) ? { executablePath: installed } : {}),
  });
}

type PageOptions = { address: string; phone?: boolean };

async function openPage(
  browser: Browser,
  base: string,
  { address, phone = false }: PageOptions,
): Promise<GalleryPage> {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    isMobile: phone,
    hasTouch: phone,
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${base}?page=${address}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { page, complaints, findings: (theme) => findingsOf(page, theme), close: () => context.close() };
}

async function findingsOf(page: Page, theme: "light" | "dark"): Promise<string[]> {
  await page.evaluate((name) => document.documentElement.setAttribute("class", name), theme);
  // Only violations are described node by node; of what passes axe would find a selector for every element.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  // The other mode opens a page for frames, of which there are none here.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}
