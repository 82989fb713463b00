import type { ExportFinding } from "@quarry/domain/costs/export-location-schema";
import { expect, test } from "vitest";
import { exportInWords } from "./export-words.ts";

const found: Extract<ExportFinding, { found: "export" }> = {
  found: "export",
  months: ["2026-05-01", "2026-04-01"],
  deliveredAt: "2026-05-03T04:05:06.000Z",
  format: "parquet",
  files: 2,
  bytes: 2048,
};

test("an export is told by its months and its latest delivery", () => {
  expect(exportInWords(found)).toMatch(
    /^2 months, 2026-04 to 2026-05\. The latest has 2 Parquet files of 2(\.0)? ki?B, delivered 2026-05-03 04:05 UTC\.$/iu,
  );
  expect(exportInWords({ ...found, months: ["2026-05-01"], files: 1, format: "csv" })).toContain(
    "The month 2026-05. The latest has 1 CSV file",
  );
});

test("what is not there is told as it was found", () => {
  expect(exportInWords({ found: "no-bucket", why: "There is no bucket acme." })).toBe(
    "There is no bucket acme.",
  );
});
