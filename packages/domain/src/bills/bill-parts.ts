import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { byAmount } from "./by-amount.ts";
import { categoryLabel, matchWords, partLabels, partOf, splitWords } from "./bill-words.ts";
import { sumOf } from "./divide-bill.ts";
import type { CostCell, DividedTeam, SplitShare } from "./divide-bill.ts";
import { BillPart } from "./schema.ts";
import type { BillView } from "./schema.ts";

/** What a team's own costs are made of: the parts in their order, and the lines of each by amount. */
export function partsOf(cells: readonly CostCell[]): BillView["parts"] {
  return BillPart.options.flatMap((part) => {
    const lines = cells.filter(({ category }) => partOf(category) === part);
    if (lines.length === 0) return [];
    const merged = mergeCells(lines);
    return [{ part, label: partLabels[part], amount: writeMoney(sumOf(lines)), lines: merged.map(toLine) }];
  });
}

/** Cells of one kind of usage, whatever bill and value they are of, become one. */
export function mergeCells(cells: readonly CostCell[]): CostCell[] {
  const merged = new Map<string, CostCell>();
  for (const cell of cells) {
    const name = JSON.stringify([cell.service, cell.category, cell.model]);
    const same = merged.get(name);
    merged.set(name, same ? { ...same, amount: same.amount + cell.amount } : cell);
  }
  return [...merged.values()].toSorted(byAmount);
}

function toLine({ category, service, model, amount }: CostCell) {
  return { category, label: categoryLabel(category), service, model, amount: writeMoney(amount) };
}

/** A team's part of what is shared, in words. */
export function toSplitLine(share: SplitShare, tagKey: string): BillView["splits"][number] {
  return {
    rule: share.rule.name,
    what: matchWords(share.rule.match, tagKey),
    how: splitWords(share),
    whole: writeMoney(share.total),
    amount: writeMoney(share.amount),
  };
}

/** What each part comes to, shared costs among them; those alone that are there. */
export function partSums(team: Pick<DividedTeam, "own" | "splits"> | undefined): Record<BillPart, string> {
  const cells = team?.own ?? [];
  const sums = Object.fromEntries(
    BillPart.options.map((part) => [
      part,
      writeMoney(
        part === "shared"
          ? sumOf(team?.splits ?? [])
          : sumOf(cells.filter((cell) => partOf(cell.category) === part)),
      ),
    ]),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has an entry for each of the options
  return sums as Record<BillPart, string>;
}
