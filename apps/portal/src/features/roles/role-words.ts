import type { RoleDifference } from "@quarry/aws-core/roles/difference";
import type { RoleView } from "@quarry/domain/roles/schema";
import type { StatusKind } from "@quarry/ui/status";

interface Words {
  kind: StatusKind;
  word: string;
}

const verdicts: Readonly<Record<RoleView["verdict"], Words>> = {
  good: { kind: "success", word: "As it should be" },
  missing: { kind: "error", word: "Lacks something" },
  wider: { kind: "warning", word: "More than it needs" },
  unknown: { kind: "pending", word: "Cannot be told" },
};

/** How a role's verdict looks. */
export function verdictWords(verdict: RoleView["verdict"]): Words {
  return verdicts[verdict];
}

const differences: Readonly<Record<RoleDifference["kind"], Words>> = {
  missing: { kind: "error", word: "Missing" },
  wider: { kind: "warning", word: "Too wide" },
  unknown: { kind: "pending", word: "Not known" },
};

/** How a kind of difference looks. */
export function differenceWords(kind: RoleDifference["kind"]): Words {
  return differences[kind];
}

/** How many differences of each kind there are, as a phrase. */
export function countDifferences(all: readonly Pick<RoleDifference, "kind">[]): string {
  const kinds = ["missing", "wider", "unknown"] as const;
  const parts = kinds.flatMap((kind) => {
    const count = all.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [`${count} ${differences[kind].word.toLowerCase()}`];
  });
  return parts.length === 0 ? "none" : parts.join(", ");
}
