import type { Browser, BrowserContextOptions } from "@playwright/test";
import { z } from "zod";
import { openerWith, weighPage } from "../fixtures/page-weight.ts";
import type { PageWeight } from "../fixtures/page-weight.ts";

export interface PageFigures extends PageWeight {
  /** Milliseconds from the start of the navigation to the largest paint. */
  largestPaint: number;
  /** Milliseconds by which tasks of the main thread were longer than 50 ms each. */
  blocking: number;
  /** The sum of layout shifts that nobody asked for; without a unit. */
  shift: number;
}

/** How much slower than this machine's the processor of the browser is made. */
export const slowdown = 4;

/** Opens an address with an empty cache on a slowed processor and measures it until the network rests. */
export async function measurePage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
): Promise<PageFigures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.addInitScript({ content: observe });
    await page.goto(address, { waitUntil: "networkidle" });
    const weight = await weighPage(openerWith(new URL(page.url()).origin, await context.cookies()), address);
    return { ...weight, ...Observed.parse(await page.evaluate("globalThis.observedFigures")) };
  } finally {
    await context.close();
  }
}

/** Each figure's median on its own. */
export function mediansOf(runs: readonly PageFigures[]): PageFigures {
  const median = (name: keyof PageFigures): number =>
    runs.map((figures) => figures[name]).toSorted((one, other) => one - other)[Math.floor(runs.length / 2)] ??
    0;
  return {
    script: median("script"),
    stylesheet: median("stylesheet"),
    document: median("document"),
    largestPaint: median("largestPaint"),
    blocking: median("blocking"),
    shift: median("shift"),
  };
}

const Observed = z.object({ largestPaint: z.number(), blocking: z.number(), shift: z.number() });

/** Runs in the page before its own scripts. */
const observe = `
  const sums = { largestPaint: 0, blocking: 0, shift: 0 };
  const watch = (type, add) =>
    new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type, buffered: true });
  watch("largest-contentful-paint", ({ startTime }) => { sums.largestPaint = startTime; });
  watch("longtask", ({ duration }) => { sums.blocking += Math.max(0, duration - 50); });
  watch("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) sums.shift += value; });
  globalThis.observedFigures = sums;
`;
