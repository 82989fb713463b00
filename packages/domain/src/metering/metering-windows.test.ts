import { expect, test } from "vitest";
import { windowsOf } from "./metering-windows.ts";

const at = (text: string) => new Date(`2026-11-${text}Z`);
const written = (readUntil: Date | null, now: Date) =>
  windowsOf(readUntil, now).map(({ from, until, periodSeconds, onlyRecent }) =>
    [from.toISOString(), until.toISOString(), periodSeconds, onlyRecent].join(" "),
  );

test("the first reading goes back as far as a bill: the last weeks by the hour, from midnight on", () => {
  expect(written(null, at("21T16:40:00"))).toEqual([
    "2025-10-01T00:00:00.000Z 2026-10-17T00:00:00.000Z 86400 false",
    "2026-10-17T00:00:00.000Z 2026-11-21T18:00:00.000Z 3600 false",
  ]);
});

test("the next one reads the hour that was under way and the one before, of what was called lately", () => {
  expect(written(at("21T16:35:00"), at("21T16:40:00"))).toEqual([
    "2026-11-21T15:00:00.000Z 2026-11-21T18:00:00.000Z 3600 true",
  ]);
  expect(written(at("21T15:58:00"), at("21T16:03:00"))).toEqual([
    "2026-11-21T14:00:00.000Z 2026-11-21T18:00:00.000Z 3600 true",
  ]);
});

test("after a pause all that was called since is read", () => {
  expect(written(at("21T10:30:00"), at("21T16:40:00"))).toEqual([
    "2026-11-21T09:00:00.000Z 2026-11-21T18:00:00.000Z 3600 false",
  ]);
});

test("the first reading of a day reads two days once more, because data come late", () => {
  expect(written(at("20T23:58:00"), at("21T00:03:00"))).toEqual([
    "2026-11-18T00:00:00.000Z 2026-11-21T02:00:00.000Z 3600 false",
  ]);
});
