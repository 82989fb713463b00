// Sums of meters over periods and groups. Settled months are summed once and kept, so that 13 months of thousands of
// profiles answer fast; days are read from the meters each time.
import type { World } from "../world/world.ts";
import { visibleDays } from "./allocation-tags.ts";
import { dayMs, dayOf, hourMs, monthOf, monthStart } from "./calendar.ts";
import type { MeterFilter, TagsVisible } from "./cost-filter.ts";
import { scaledHours } from "./cost-settings.ts";
import { createGroups } from "./group-table.ts";
import type { Cell, Group } from "./group-table.ts";
import { readDays, readHour, wholeDay } from "./meter.ts";
import type { Cut, Meter } from "./meter.ts";
import { readMonth } from "./month-sums.ts";

/** What is summed: money by view, or quantity. */
export type Measure = "gross" | "net" | "spread" | "net-spread" | "quantity";

/** How a line is told apart: by a value of its own, or by a tag on the days on which its key is told. */
export type Grouping = { read: (meter: Meter) => string } | { tagKey: string };

export type Question = {
  world: World;
  meters: readonly Meter[];
  /** Days (hours, for `aggregateHours`) that the periods begin with, ascending, and the end of the last. */
  starts: readonly number[];
  end: number;
  measures: readonly Measure[];
  groupings: readonly Grouping[];
  filter: MeterFilter;
};

/** Groups of each period, those without a line left out, by key. */
export type Answer = { cells(period: number): Cell[] };

export function aggregate(question: Question): Answer {
  const table = createGroups(question.starts.length, question.measures);
  const cuts = cutsOf(question.world);
  for (const stretch of stretchesOf(question)) {
    const runs = runsOf(question, stretch);
    for (const meter of question.meters) {
      if (meter.first >= stretch.to || meter.end <= stretch.from) continue;
      if (!question.filter.test(meter, stretch.visible)) continue;
      addRuns(meter, { runs, cuts, group: table.group(keysOf(question, meter, stretch.visible)) });
    }
  }
  return table;
}

/** The same by the hour. */
export function aggregateHours(question: Question): Answer {
  const table = createGroups(question.starts.length, question.measures);
  const cuts = cutsOf(question.world);
  const [start = question.end] = question.starts;
  const days = { ...question, starts: [Math.floor(start / 24)], end: Math.ceil(question.end / 24) };
  for (const { from, to, visible } of stretchesOf(days)) {
    for (const meter of question.meters) {
      if (meter.first >= to || meter.end <= from || !question.filter.test(meter, visible)) continue;
      const group = table.group(keysOf(question, meter, visible));
      const last = Math.min(to, meter.end) * 24;
      for (
        let at = Math.max(start, from * 24, meter.first * 24);
        at < Math.min(last, question.end);
        at += 1
      ) {
        const day = Math.floor(at / 24);
        const reading = readHour(meter, { day, hour: at - day * 24 }, cuts(day, meter.lagHours));
        group.add(at - start, meter, reading);
      }
    }
  }
  return table;
}

/** Days in a row on which the same tag keys are told. */
type Stretch = { from: number; to: number; visible: TagsVisible };

function stretchesOf({ world, filter, groupings, starts, end }: Question): Stretch[] {
  const grouped = groupings.flatMap((grouping) => ("tagKey" in grouping ? [grouping.tagKey] : []));
  const keys = [...new Set([...filter.tagKeys, ...grouped])];
  const tests = keys.map((key) => visibleDays(world, key));
  const stretches: { from: number; to: number; pattern: string }[] = [];
  for (let day = starts[0] ?? end; day < end; day += 1) {
    const pattern = tests.map((test) => (test(day) ? "1" : "0")).join("");
    const last = stretches.at(-1);
    if (last?.pattern === pattern) last.to = day + 1;
    else stretches.push({ from: day, to: day + 1, pattern });
  }
  return stretches.map(({ from, to, pattern }) => {
    const told = new Set(keys.filter((_, index) => pattern[index] === "1"));
    return { from, to, visible: (key) => told.has(key) };
  });
}

const keysOf = ({ groupings }: Question, meter: Meter, visible: TagsVisible): string[] =>
  groupings.map((grouping) => {
    if ("read" in grouping) return grouping.read(meter);
    const { tagKey } = grouping;
    return `${tagKey}$${visible(tagKey) ? (meter.tags[tagKey] ?? "") : ""}`;
  });

/** Days of one period and one month; a whole settled month is summed once for all questions. */
type Run = { period: number; from: number; to: number; month: number | undefined };

function runsOf({ world, starts, end }: Question, stretch: Stretch): Run[] {
  const settledBefore = dayOf(world.clock.now().getTime() - scaledHours(world, settlingHours));
  const runs: Run[] = [];
  starts.forEach((start, period) => {
    const last = Math.min(stretch.to, starts[period + 1] ?? end);
    for (let from = Math.max(stretch.from, start); from < last;) {
      const month = monthOf(from);
      const to = Math.min(last, monthStart(month + 1));
      const isWhole = from === monthStart(month) && to === monthStart(month + 1) && to <= settledBefore;
      runs.push({ period, from, to, month: isWhole ? month : undefined });
      from = to;
    }
  });
  return runs;
}

type Cuts = (day: number, lagHours: number) => Cut;

function addRuns(meter: Meter, { runs, cuts, group }: { runs: Run[]; cuts: Cuts; group: Group }): void {
  const cutOf = (day: number): Cut => cuts(day, meter.lagHours);
  for (const run of runs) {
    const from = Math.max(run.from, meter.first);
    const to = Math.min(run.to, meter.end);
    if (from >= to) continue;
    group.add(
      run.period,
      meter,
      run.month === undefined ? readDays(meter, { from, to }, cutOf) : readMonth(meter, run.month),
    );
  }
}

/** Hours after the end of a day until nothing arrives any more. */
const settlingHours = 60;

/** How far billing tells a day by now. */
function cutsOf(world: World): Cuts {
  const now = world.clock.now().getTime();
  const settledBefore = dayOf(now - scaledHours(world, settlingHours));
  return (day, lagHours) => {
    if (day < settledBefore) return wholeDay;
    const hours = Math.floor((now - scaledHours(world, lagHours) - day * dayMs) / hourMs);
    return { hours: Math.min(24, Math.max(0, hours)), isSettled: false };
  };
}
