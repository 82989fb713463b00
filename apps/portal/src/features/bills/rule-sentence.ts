import type { BillRule } from "@quarry/domain/bills/rules-schema";

/** A rule as a sentence: what it shares, and how it is split between whom. */
export function ruleSentence(
  { name, match, split }: BillRule,
  tagKey: string,
  teams: readonly { slug: string; name: string }[],
): string {
  const nameOf = (slug: string) => teams.find((team) => team.slug === slug)?.name ?? slug;
  const between =
    split.kind === "fixed"
      ? split.shares.map(({ team, percent }) => `${nameOf(team)} ${percent} %`).join(", ")
      : split.teams.map(nameOf).join(", ");
  return `${name}: ${sharedBy(match, tagKey)}, ${ways[split.kind]}: ${between}.`;
}

const ways = {
  evenly: "split evenly",
  "by-spend": "split by what each spends of its own",
  fixed: "split by fixed shares",
} as const;

function sharedBy(match: BillRule["match"], tagKey: string): string {
  if (match.kind === "untagged") return "what is not tagged";
  if (match.kind === "unowned") return "whatever no team has";
  if (match.kind === "value") return `what is tagged ${tagKey}: ${match.value}`;
  const whose = match.reach === "everybody" ? "everybody’s lines of" : "lines that no team has of";
  return `${whose} ${match.kind === "service" ? match.service : `account ${match.accountId}`}`;
}
