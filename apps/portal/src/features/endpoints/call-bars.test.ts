import { expect, test } from "vitest";
import { callBars } from "./call-bars.ts";

const at = "2026-11-20T13:00:00.000Z";

test("an hour stands with its calls and how long they took", () => {
  const point = { at, invocations: 1234, latencyP50: 812.4, latencyP90: 2345 };
  expect(callBars([point])).toEqual([
    { label: "2026-11-20 13:00 UTC", value: 1234, cells: ["1,234", "812 ms", "2.35 s"] },
  ]);
});

test("long calls are told to a tenth of a second, and unknown ones with a dash", () => {
  const [bar] = callBars([{ at, invocations: 1, latencyP50: null, latencyP90: 45_678 }]);
  expect(bar?.cells).toEqual(["1", "–", "45.7 s"]);
});
