import { expect, test } from "vitest";
import { ensureBrowser } from "./ensure-browser.ts";

const missing = "/nowhere/chromium";

test("without a browser and without the right to install one, the message names what to install", () => {
  expect(() => ensureBrowser({ candidates: [missing], installation: [] })).toThrow(
    /^The browser tests need Chromium, and there is none at \/nowhere\/chromium; install it \(.*apt-get install chromium.*npm run verify/,
  );
});

test("an installation that fails is shown with its reason", () => {
  const installation = [[process.execPath, "-e", "console.error('no such package'); process.exit(1)"]];
  expect(() => ensureBrowser({ candidates: [missing], installation })).toThrow(/\nno such package$/);
});

test("a browser that is there is taken without installing anything", () => {
  const installation = [[process.execPath, "-e", "process.exit(1)"]];
  expect(() => ensureBrowser({ candidates: [missing, process.execPath], installation })).not.toThrow();
});
