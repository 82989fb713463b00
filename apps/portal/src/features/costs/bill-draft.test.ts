import type { SourceView } from "@quarry/domain/costs/sources/schema";
import { expect, test } from "vitest";
import { atDraftField, billDraft, readBillDraft } from "./bill-draft.ts";
import { dollarsAMonth } from "./call-dollars.ts";

const connectionId = "0198c2a4-0000-7000-8000-000000000001";
const untouched = { ...billDraft(undefined), connectionId };

test("an untouched form connects a bill that Cost Explorer tells", () => {
  expect(readBillDraft(untouched)).toEqual({
    wish: {
      kind: "cost_explorer",
      input: {
        connectionId,
        callsPerDay: 10,
        tagKeys: ["quarry:operation", "quarry:owner"],
        historyCalls: 0,
      },
    },
  });
});

test("tag keys keep their inner blanks and lose the ones around them", () => {
  const read = readBillDraft({ ...untouched, tagKeys: " Cost Center ,Team,, Team," });
  expect(read).toMatchObject({ wish: { input: { tagKeys: ["Cost Center", "Team"] } } });
});

test("a Data Export is told by its place, without paid calls", () => {
  const place = { bucket: " acme-billing ", prefix: "cur", exportName: "costs", region: "us-east-1" };
  expect(readBillDraft({ ...untouched, kind: "data_export", callsPerDay: null, ...place })).toMatchObject({
    wish: {
      kind: "data_export",
      input: { connectionId, location: { ...place, bucket: "acme-billing" } },
    },
  });
});

test("a bill that is read from a Data Export is changed from where it lies now", () => {
  const location = { bucket: "acme-billing", prefix: "cur", exportName: "costs", region: "us-east-1" };
  const source: SourceView = {
    id: connectionId,
    connectionId,
    connection: "Payer",
    accountId: "111122223333",
    callsPerDay: 10,
    tagKeys: ["Team"],
    isReading: false,
    lastAttemptAt: null,
    lastError: null,
    groupings: [],
    kind: "data_export",
    location,
  };
  expect(readBillDraft(billDraft(source))).toEqual({
    wish: { kind: "data_export", input: { connectionId, tagKeys: ["Team"], location } },
  });
});

function paths(draft: Partial<typeof untouched>): string[] {
  const read = readBillDraft({ ...untouched, ...draft });
  return "problems" in read ? read.problems.map(({ path }) => path) : [];
}

test("what is wrong lands on the field where it was typed", () => {
  expect(paths({ connectionId: "", callsPerDay: null })).toEqual(["connectionId", "callsPerDay"]);
  expect(readBillDraft(billDraft(undefined))).toMatchObject({
    problems: [{ path: "connectionId", message: "Choose a connection." }],
  });
  expect(paths({ kind: "data_export", bucket: "s3://acme" })).toEqual(["bucket", "exportName", "region"]);
  expect(atDraftField({ path: "location", message: "" }).path).toBe("bucket");
});

test("ten calls a day are at most three dollars and ten cents a month", () => {
  expect(dollarsAMonth(10)).toBe("3.10");
  expect(dollarsAMonth(1)).toBe("0.31");
});
