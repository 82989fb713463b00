import { expect, test } from "vitest";
import { formatReport, isSound, rowOf, type Row } from "./report.ts";

const row: Row = {
  scenario: "kill -9",
  operations: 250,
  faults: "210 kills",
  hits: [30, 30],
  duplicates: 0,
  lost: 0,
  orphans: 0,
  audit: [],
  crashes: [],
  shortcomings: [],
  seconds: 130.4,
};

test("the table has a line for each scenario under its titles, and names the points", () => {
  expect(formatReport([row], ["fetched", "in-audit"]).split("\n")).toEqual([
    "scenario  operations  faults     hits   duplicates  lost  orphans  audit  crashes  billed  apart  seconds",
    "kill -9          250  210 kills  30 30           0     0        0  whole        0       –      –      130",
    "",
    "Hits are at: fetched, in-audit.",
  ]);
});

test("what figures do not tell stands below the table", () => {
  const broken = {
    ...row,
    audit: ["the chain breaks at 3"],
    shortcomings: ["fetched was hit 2 times, not 3"],
  };
  expect(formatReport([broken], []).split("\n").slice(-2)).toEqual([
    "kill -9: the chain breaks at 3.",
    "kill -9: fetched was hit 2 times, not 3.",
  ]);
});

test.each([
  { duplicates: 1 },
  { lost: 1 },
  { orphans: 1 },
  { audit: ["the chain breaks at 3"] },
  { crashes: ["kill-1 ended (exit code 1)"] },
  { shortcomings: ["no answer was dropped"] },
])("%o is not sound", (wrong) => {
  expect([isSound(row), isSound({ ...row, ...wrong })]).toEqual([true, false]);
});

test("the lanes of a scenario are summed up, and so are their books", () => {
  const verdict = { operations: 2, duplicates: 0, lost: 1, orphans: 0, audit: [], remarks: ["it is lost"] };
  const book = { used: 1000, apart: 5 };
  const lanes = [
    { verdict, crashes: ["it ended"] },
    { verdict: { ...verdict, book }, crashes: [] },
    { verdict: { ...verdict, book }, crashes: [] },
  ];
  const outcome = { lanes, faults: "2 kills", shortcomings: [], hits: new Map([["fetched", 2]]) };
  expect(rowOf("kill -9", outcome, 1)).toMatchObject({
    operations: 6,
    lost: 3,
    hits: [2],
    crashes: ["it ended"],
    book: { used: 2000, apart: 10 },
    remarks: ["it is lost", "it is lost", "it is lost"],
  });
});

test("a book that is more than one percent off the ledger is not sound, and is named", () => {
  const exact = { ...row, book: { used: 2000, apart: 20 } };
  const off = { ...row, book: { used: 2000, apart: 21 } };
  expect([isSound(exact), isSound(off)]).toEqual([true, false]);
  expect(formatReport([exact], [])).toContain("2000 s  1.00 %");
  expect(formatReport([off], [])).toMatch(/kill -9: the book of instance-seconds is more than 1 % off/);
});
