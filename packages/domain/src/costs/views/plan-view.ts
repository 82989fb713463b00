import { invalidField } from "../../operation/domain-error.ts";
import { pickGrouping } from "../find-grouping.ts";
import type { BillGrouping, ReadBill } from "../read-bills.ts";
import type { CostGroupBy, CostQuery } from "../schema.ts";
import { dimensionWords } from "./cost-words.ts";
import type { LineDetail, LinePart, ViewPlan } from "./view-plan.ts";
import { isOfCatalog, isOfValues } from "./view-plan.ts";

type Question = Pick<CostQuery, "groupBy" | "filters">;

/**
 * Says which lines answer a question. A bill's lines are divided by one key at a time, because Cost Explorer divides
 * by two and usage types take the other. Only from a tag or an account to its profiles and endpoints the catalog leads
 * on, which knows their tags.
 * @throws DomainError invalid where what is held cannot answer, saying what could
 */
export function planView(bills: readonly ReadBill[], question: Question): ViewPlan {
  refuseUnheld(bills, question);
  return combine(
    bills.map((bill) => planBill(bill, question)),
    question,
  );
}

/**
 * The same for each bill by itself.
 * @throws DomainError invalid where what is held cannot answer
 */
export function planEachBill(
  bills: readonly ReadBill[],
  question: Question,
): { bill: ReadBill; plan: ViewPlan }[] {
  refuseUnheld(bills, question);
  return bills.map((bill) => ({ bill, plan: combine([planBill(bill, question)], question) }));
}

function combine(answers: readonly BillPlan[], { groupBy, filters }: Question): ViewPlan {
  const lineFilters = filters.filter(({ by }) => !isOfValues(by));
  return {
    groupBy,
    parts: answers.flatMap(({ parts }) => parts),
    lineFilters,
    detail: detailOf([groupBy, ...lineFilters.map(({ by }) => by)]),
    held: heldBy(answers.flatMap(({ groupings }) => groupings)),
    groupingIds: answers.flatMap(({ groupings }) => groupings.map(({ groupingId }) => groupingId)),
    remarks: [...answers.flatMap(({ remarks }) => remarks), ...unequalEnds(answers)],
  };
}

interface BillPlan {
  bill: ReadBill;
  parts: readonly LinePart[];
  groupings: readonly HeldGrouping[];
  remarks: readonly string[];
}

interface HeldGrouping extends BillGrouping {
  heldFrom: string;
  heldUntil: string;
}

function detailOf(keys: readonly CostGroupBy[]): LineDetail {
  const ofLines = keys.filter((by) => !isOfValues(by));
  if (ofLines.length === 0) return "value";
  return ofLines.every((by) => by === "service") ? "service" : "usage";
}

/** A key that no bill is divided by cannot be asked for; an account is known without. */
function refuseUnheld(bills: readonly ReadBill[], question: Question): void {
  if (bills.length === 0) return;
  for (const by of valueKeysOf(question)) {
    if (by === "account" || bills.some((bill) => heldGrouping(bill, by))) continue;
    throw invalidField(by === question.groupBy ? "groupBy" : "filters", unheldSentence(by));
  }
}

/** The keys that lie in values, the one of the groups first. */
function valueKeysOf({ groupBy, filters }: Question): CostGroupBy[] {
  return [...new Set([groupBy, ...filters.map(({ by }) => by)])].filter(isOfValues);
}

function unheldSentence(by: CostGroupBy): string {
  const { one } = dimensionWords(by);
  if (isOfCatalog(by)) {
    return `No bill tells costs by ${one} yet: that takes the cost allocation tag quarry:operation, activated and read, or a Data Export with resource ids.`;
  }
  return `No bill has been read by ${one} yet. An admin adds the key to those that bills are divided by, and AWS needs it activated as a cost allocation tag.`;
}

function heldGrouping(bill: ReadBill, by: CostGroupBy): HeldGrouping | undefined {
  const grouping = pickGrouping(bill, by);
  if (grouping === undefined) return undefined;
  const { heldFrom, heldUntil } = grouping;
  return heldFrom === null || heldUntil === null ? undefined : { ...grouping, heldFrom, heldUntil };
}

function planBill(bill: ReadBill, question: Question): BillPlan {
  const { groupBy, filters } = question;
  const keys = valueKeysOf(question);
  const undivided = keys.filter((by) => heldGrouping(bill, by) === undefined);
  const divided = distinct(keys.flatMap((by) => heldGrouping(bill, by) ?? []));
  const grouping = divided[0] ?? heldGrouping(bill, "service");
  if (grouping === undefined) return { bill, parts: [], groupings: [], remarks: neverRead(bill) };
  const remarks = [...undividedBy(bill, undivided), ...startsLate(bill, grouping)];
  const isLeftOut = filters.some(
    ({ by, values }) => undivided.includes(by) && !values.includes(constantOf(bill, by)),
  );
  if (isLeftOut) return { bill, parts: [], groupings: [grouping], remarks };
  const asked = filters.filter(({ by }) => isOfValues(by) && !undivided.includes(by));
  if (divided.length > 1) return { bill, ...planThroughCatalog(bill, { groupBy, filters: asked }), remarks };
  const part: LinePart = {
    groupingIds: [grouping.groupingId],
    conditions: asked.map((filter) => ({ kind: "named", filter })),
    sign: 1,
    group: undivided.includes(groupBy) ? constantOf(bill, groupBy) : null,
  };
  return { bill, parts: [part], groupings: [grouping], remarks };
}

/** What all of a bill counts as by a key that it is not divided by. */
const constantOf = ({ accountId }: ReadBill, by: CostGroupBy): string => (by === "account" ? accountId : "");

function distinct(groupings: readonly HeldGrouping[]): HeldGrouping[] {
  return [...new Map(groupings.map((grouping) => [grouping.groupingId, grouping])).values()];
}

function neverRead({ connection }: ReadBill): string[] {
  return [`The bill of ${connection} has not been read yet.`];
}

function undividedBy({ connection }: ReadBill, undivided: readonly CostGroupBy[]): string[] {
  return undivided
    .filter((by) => by !== "account")
    .map(dimensionWords)
    .map(
      ({ one, none }) =>
        `The bill of ${connection} has not been read by ${one}; all of it counts as ${none}.`,
    );
}

/** History of a further key is read after that of the first. */
function startsLate(bill: ReadBill, { key, heldFrom }: HeldGrouping): string[] {
  const first = heldGrouping(bill, "service")?.heldFrom;
  if (first === undefined || first >= heldFrom) return [];
  return [
    `The bill of ${bill.connection} is held by ${wordOf(key)} from ${heldFrom} on only; its total from ${first} on.`,
  ];
}

const wordOf = (key: string): string =>
  key.startsWith("tag:") ? `the tag ${key.slice("tag:".length)}` : key;

/**
 * Profiles or endpoints of a tag or an account: what those spent that have the tag now, and as a remainder what else
 * the bill has under it.
 */
function planThroughCatalog(
  bill: ReadBill,
  { groupBy, filters }: Question,
): Pick<BillPlan, "parts" | "groupings"> {
  const [filter, ...more] = filters;
  const resources = heldGrouping(bill, groupBy);
  const whole = filter && heldGrouping(bill, filter.by);
  if (!isOfCatalog(groupBy) || !resources || !whole || more.length > 0)
    throw notCrossed(bill, { groupBy, filters });
  const theirs: Omit<LinePart, "sign" | "group"> = {
    groupingIds: [resources.groupingId],
    conditions: [{ kind: "catalog", of: groupBy, isByArn: resources.key === "resource", filter }],
  };
  return {
    parts: [
      { ...theirs, sign: 1, group: null },
      { groupingIds: [whole.groupingId], conditions: [{ kind: "named", filter }], sign: 1, group: "" },
      { ...theirs, sign: -1, group: "" },
    ],
    groupings: [resources, whole],
  };
}

function notCrossed({ connection, kind }: ReadBill, question: Question) {
  const keys = valueKeysOf(question).map((by) => dimensionWords(by).one);
  const where = kind === "data_export" ? "Its Data Export" : "A Data Export";
  return invalidField(
    "filters",
    `The bill of ${connection} is held by one key at a time, so ${keys.join(" and ")} cannot be crossed. ${where} has all of them on each line: ask it with Athena, or ask here for one of them.`,
  );
}

function heldBy(groupings: readonly HeldGrouping[]): ViewPlan["held"] {
  const times = groupings.flatMap(({ refreshedAt }) => refreshedAt ?? []);
  return {
    from: groupings.map(({ heldFrom }) => heldFrom).toSorted()[0] ?? null,
    until: groupings.map(({ heldUntil }) => heldUntil).toSorted()[0] ?? null,
    untilAnywhere:
      groupings
        .map(({ heldUntil }) => heldUntil)
        .toSorted()
        .at(-1) ?? null,
    refreshedAt: times.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null,
  };
}

function unequalEnds(answers: readonly BillPlan[]): string[] {
  const ends = answers.flatMap(({ bill, groupings }) =>
    groupings.map(({ heldUntil }) => ({ bill, heldUntil })),
  );
  const last = ends
    .map(({ heldUntil }) => heldUntil)
    .toSorted()
    .at(-1);
  return [
    ...new Set(
      ends
        .filter(({ heldUntil }) => heldUntil !== last)
        .map(
          ({ bill, heldUntil }) =>
            `The bill of ${bill.connection} is held until ${heldUntil} only, others until ${last}.`,
        ),
    ),
  ];
}
