import { expect, test } from "vitest";
import {
  daysInWords,
  percentInWords,
  signedMoney,
  changeInWords,
  dayInWords,
  groupByWords,
  monthInWords,
  shareInWords,
  tickOf,
} from "./cost-words.ts";

test("days are said as they are, whatever the time zone", () => {
  expect(dayInWords("2026-11-01")).toBe("1 November 2026");
  expect(monthInWords("2026-12-01")).toBe("December 2026");
});

test("an axis says the year where one begins", () => {
  expect([
    tickOf("2026-12-01", "monthly"),
    tickOf("2027-01-01", "monthly"),
    tickOf("2027-01-31", "daily"),
  ]).toEqual(["Dec", "Jan 2027", "31 Jan"]);
});

test("a tag keeps the spelling of its key", () => {
  expect([groupByWords("usage-type"), groupByWords("tag:Team")]).toEqual(["usage type", "tag Team"]);
});

test("a share is a part of what was spent, and no share of credits", () => {
  expect(shareInWords("25", "100")).toBe("25.0 %");
  expect(shareInWords("0.0000000001", "100")).toBe("<0.1 %");
  expect(shareInWords("-5", "100")).toBe("–");
  expect(shareInWords("5", "0")).toBe("–");
});

test("a change is against what was there before", () => {
  expect(changeInWords("112", "100")).toBe("+12 %");
  expect(changeInWords("50", "100")).toBe("−50 %");
  expect(changeInWords("100", "100")).toBe("±0 %");
  expect(changeInWords("1", "0")).toBe("new");
  expect(changeInWords("0", "0.00")).toBe("–");
  expect(changeInWords("5", "-10")).toBe("+150 %");
});

test("days are said together as far as they share their month and year", () => {
  expect(daysInWords({ from: "2026-11-01", until: "2026-11-21" })).toBe("1–20 November 2026");
  expect(daysInWords({ from: "2026-10-30", until: "2026-11-02" })).toBe("30 October – 1 November 2026");
  expect(daysInWords({ from: "2026-12-31", until: "2027-01-02" })).toBe("31 December 2026 – 1 January 2027");
  expect(daysInWords({ from: "2026-11-01", until: "2026-11-02" })).toBe("1 November 2026");
  expect(daysInWords({ from: "2026-11-01", until: "2026-11-01" })).toBe("No days yet");
});

test("amounts that moved carry their sign, and small ones do not pass for nothing", () => {
  expect(["12.3", "-12.3", "0.00", "0.000001"].map(signedMoney)).toEqual([
    "+$12.30",
    "−$12.30",
    "±$0.00",
    "+<$0.01",
  ]);
  expect([12.345, -3, 0, null].map(percentInWords)).toEqual(["+12.3 %", "−3 %", "±0 %", "nothing before"]);
});
