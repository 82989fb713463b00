import type { TagDiagnosesView } from "@quarry/domain/costs/doctor/schema";
import { keepPreviousData } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { diagnoseInput } from "./cost-tags-filter.ts";
import type { CostTagsFilter } from "./cost-tags-filter-schema.ts";

const pollMilliseconds = 2_000;

/** The diagnoses of a bill's keys; asked for again while the worker reads or changes something. */
export function costTagsOptions(filter: CostTagsFilter) {
  return api.costTags.diagnose.queryOptions({
    input: diagnoseInput(filter),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? pollMilliseconds : false),
  });
}

function isUnderWay({ isReading, diagnoses, backfillChange }: TagDiagnosesView): boolean {
  if (isReading || backfillChange?.state === "waiting") return true;
  return diagnoses.some(({ change, active }) =>
    [change, ...active.map((one) => one.change)].some((one) => one?.state === "waiting"),
  );
}
