import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { pages } from "../fixtures/pages.ts";
import { createSessions } from "../fixtures/session.ts";
import { startProduct } from "../product/start-product.ts";
import { measurePage, mediansOf } from "./measure-page.ts";
import type { PageFigures } from "./measure-page.ts";

export interface MeasuredPage {
  name: string;
  figures: PageFigures;
}

interface Wanted {
  /** A product in demo mode that runs already; without it one is started and stopped. */
  url: string | undefined;
  /** How often each page is opened. */
  runs: number;
  /** Called with each page as soon as it is measured. */
  onPage: (page: MeasuredPage) => void;
}

const debianChromium = "/usr/bin/chromium";

/** Opens every page as an admin, after the sign-in page, which is what a page weighs that does nothing. */
export async function measurePages({ url, runs, onPage }: Wanted): Promise<void> {
  const started = url === undefined ? await startProduct() : undefined;
  const portal = url ?? started?.portal ?? "";
  const browser = await chromium.launch({
    ...(existsSync(debianChromium) && { executablePath: debianChromium }),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  try {
    const admin = { baseURL: portal, storageState: await createSessions(browser, portal).of("ada") };
    const visits = [
      { name: "sign-in", address: "/sign-in", options: { baseURL: portal } },
      ...Object.entries(pages).map(([name, address]) => ({ name, address, options: admin })),
    ];
    for (const { name, address, options } of visits) {
      const figures: PageFigures[] = [];
      // The first visit lets the server make what it makes once.
      for (let run = 0; run <= runs; run += 1) figures.push(await measurePage(browser, address, options));
      onPage({ name, figures: mediansOf(figures.slice(1)) });
    }
  } finally {
    await browser.close();
    await started?.stop();
  }
}
