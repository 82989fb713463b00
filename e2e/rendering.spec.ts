// What the server sends is what stays on the screen: nothing appears, jumps or changes once scripts run.
import type { Page } from "@playwright/test";
import { anExport, arns } from "./fixtures/an-export.ts";
import { axeFindings } from "./fixtures/axe.ts";
import { looks } from "./fixtures/looks.ts";
import { detailPages, pages, personPage } from "./fixtures/pages.ts";
import { expect, test } from "./fixtures/test.ts";

const lists = [
  pages.catalog,
  `${pages.catalog}?type=APPLICATION&sort=lastSeenAt`,
  pages.exports,
  pages["audit trail"],
];
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

for (const phone of [false, true]) {
  test(`lists look the same without scripts (${phone ? "phone" : "desktop"})`, async ({
    signedInAs,
    apiAs,
  }) => {
    const ada = await apiAs("ada");
    await ada.upload(await anExport([arns.gone]));
    const [still, live] = [
      await signedInAs("ada", { javaScript: false, phone }),
      await signedInAs("ada", { phone }),
    ];
    // New answers of the server may change a screen; what it sent first must stand until then.
    await live.route("**/api/rpc/**", () => undefined);
    for (const address of lists) {
      const answer = await live.goto(address);
      const sent = { headers: (await answer?.allHeaders()) ?? {}, body: (await answer?.body()) ?? "" };
      await still.route(new RegExp(`${escaped(address)}$`, "u"), (route) => route.fulfill(sent));
      await still.goto(address);
      await expect(heading(live)).toBeVisible();
      await expect(heading(still)).toBeVisible();
      expect(await wordsOf(still), address).toEqual(await wordsOf(live));
      expect(await boxesOf(still), address).toEqual(await boxesOf(live));
    }
  });
}

test("an answer and a profile can be read without scripts", async ({ signedInAs, apiAs }) => {
  const details = await detailPages(await apiAs("linus"));
  const page = await signedInAs("linus", { javaScript: false });
  await page.goto(`/verdicts?target=${encodeURIComponent(arns.alive)}`);
  await expect(
    page.getByRole("region", { name: "Answer" }).getByRole("heading", { level: 2 }).first(),
  ).toBeVisible();
  await page.goto(details.profile);
  await expect(page.getByRole("region", { name: "Code" })).toContainText("arn:aws:bedrock");
});

for (const look of looks) {
  test(`every page keeps still, fits, and leaves axe nothing to find (${look.name})`, async ({
    signedInAs,
    visitor,
    apiAs,
  }) => {
    // Fifty pages, each until its network rests and axe has looked at every element.
    test.setTimeout(900_000);
    const ada = await apiAs("ada");
    await ada.upload(await anExport([arns.alive, arns.gone]), new File(["{"], "unreadable.json"));
    const everything = {
      ...pages,
      ...(await detailPages(ada)),
      "a person": await personPage(ada),
      "an answer": `/verdicts?target=${encodeURIComponent(arns.alive)}&project=c6alv2tvqgyh0n`,
      "no match": "/profiles?q=zzzz",
    };
    const page = await signedInAs("ada", look);
    const found = await lookAtEach(page, everything);
    const anonymous = await visitor(look);
    const [signIn, refusal] = ["/sign-in", "/sign-in?error=AccessDenied"];
    found.push(...(await lookAtEach(anonymous, { "signing in": signIn, "a refusal": refusal })));
    const auditor = await signedInAs("radia", look);
    const { home, exports, playground } = pages;
    found.push(...(await lookAtEach(auditor, { "an auditor's home": home, exports, playground })));
    expect(found).toEqual([]);
  });
}

/** What is wrong with each of the addresses, a line each. */
async function lookAtEach(page: Page, addresses: Readonly<Record<string, string>>): Promise<string[]> {
  const found: string[] = [];
  await page.addInitScript(watchShifts);
  for (const [what, address] of Object.entries(addresses)) {
    await page.goto(address, { waitUntil: "networkidle" });
    await expect(heading(page)).toBeVisible();
    const { shift, moves, excess } = await page.evaluate(readLayout);
    if (shift > 0.02)
      found.push(`${what} (${address}) moves by itself: a shift of ${shift}: ${moves.join("; ")}`);
    if (excess !== 0) found.push(`${what} (${address}) is ${excess} pixels wider than the screen`);
    found.push(...(await axeFindings(page, `${what} (${address})`)));
  }
  return found;
}

interface Moved {
  node: Node | null;
  previousRect: DOMRectReadOnly;
  currentRect: DOMRectReadOnly;
}

/** What has moved by itself so far: the sum, without a unit, and what moved from where to where. */
interface Shifts {
  shift: number;
  moves: string[];
}

/** Runs in the page before its own scripts. */
function watchShifts(): void {
  const shifts: Shifts = { shift: 0, moves: [] };
  Reflect.set(globalThis, "shifts", shifts);
  // Controls are larger for fingers, and a browser that only plays a phone may tell of them late.
  matchMedia("(pointer: coarse)").addEventListener("change", () => shifts.moves.push("another pointer"));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      shifts.shift += Number(Reflect.get(entry, "value"));
      const sources: readonly Moved[] = Reflect.get(entry, "sources");
      for (const { node, previousRect: from, currentRect: to } of sources)
        shifts.moves.push(`${node?.nodeName} from ${from.x},${from.y} to ${to.x},${to.y}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** Runs in the page: what has moved, and pixels by which the page is wider than its screen. */
function readLayout(): Shifts & { excess: number } {
  const { scrollWidth, clientWidth } = document.documentElement;
  const shifts: Shifts = Reflect.get(globalThis, "shifts");
  return { ...shifts, excess: scrollWidth - clientWidth };
}

test("a script that came in without the nonce does not run, and is reported", async ({
  signedInAs,
  visits,
}) => {
  // What the attack left in the page is not what React expects there.
  visits.allow(/script-src|#418/u);
  const page = await signedInAs("linus");
  const attacks = [
    `<script>globalThis.cameIn = true</script>`,
    `<script src="data:text/javascript,globalThis.cameIn = true"></script>`,
    `<img src="data:," onerror="globalThis.cameIn = true">`,
  ];
  await page.route("**/verdicts", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace("</main>", `${attacks.join("")}</main>`);
    await route.fulfill({ response: answer, body });
  });
  await page.goto("/verdicts");
  await expect
    .poll(() => visits.everything().filter((line) => line.startsWith("policy: script-src")).length)
    .toBe(attacks.length);
  expect(await page.evaluate(() => Reflect.get(globalThis, "cameIn"))).toBeUndefined();
});

test("a page can neither be framed nor send a form elsewhere", async ({ signedInAs, visits, portal }) => {
  visits.allow(/frame-ancestors|X-Frame-Options|form-action|Framing/u);
  const page = await signedInAs("linus");
  await page.goto("/");
  const isSent = page
    .waitForRequest((request) => request.url().includes("attacker"), { timeout: 1_000 })
    .then(
      () => true,
      () => false,
    );
  await page.evaluate(() => {
    const form = document.createElement("form");
    form.action = "http://attacker.localhost:1/";
    form.method = "post";
    document.body.append(form);
    form.submit();
  });
  expect(await isSent).toBe(false);
  const answer = await page.request.get(portal);
  expect(answer.headers()["x-frame-options"]).toBe("DENY");
});

test("moving through the portal by links loads no page anew and logs nothing", async ({ signedInAs }) => {
  const page = await signedInAs("ada");
  await page.goto("/");
  await page.evaluate(() => Reflect.set(globalThis, "isFirstPage", true));
  const main = page.getByRole("navigation", { name: "Main" });
  for (const [link, title] of [
    [/^Catalog/u, "Inference profiles"],
    [/^Exports/u, "Exports"],
    [/^Verdict checker/u, "Verdict checker"],
    [/^Playground/u, "Playground"],
    [/^Audit trail/u, "Audit trail"],
    [/^Settings/u, "You"],
    [/^Home/u, "Ada Lovelace"],
  ] as const) {
    await main.getByRole("link", { name: link }).click();
    await expect(heading(page)).toContainText(title);
    await expect(page).toHaveTitle(/Quarry$/u);
  }
  expect(await page.evaluate(() => Reflect.get(globalThis, "isFirstPage"))).toBe(true);
});

const escaped = (text: string) => text.replaceAll(/[?.]/gu, String.raw`\$&`);

/** The words of the page, line by line, without those that change with the time of day. */
function wordsOf(page: Page): Promise<string[]> {
  return page.getByRole("main").evaluate((main) => {
    const copy = main.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return [];
    for (const time of copy.querySelectorAll("time")) time.textContent = "some time";
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const words: string[] = [];
    while (walker.nextNode()) words.push(walker.currentNode.textContent?.trim() ?? "");
    return words.filter((word) => word !== "");
  });
}

/** Where each cell, heading, button and link stands, to the pixel. */
function boxesOf(page: Page): Promise<string[]> {
  return page.getByRole("main").evaluate((main) =>
    [...main.querySelectorAll("h1, h2, button, td:not(:has(time)), a")].map((element) => {
      const { x, y, height } = element.getBoundingClientRect();
      return `${element.tagName} ${Math.round(x)},${Math.round(y)} ${Math.round(height)}`;
    }),
  );
}
