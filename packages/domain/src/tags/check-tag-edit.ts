import type { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { checkTags } from "@quarry/aws-core/profiles/tag-rules";
import type { ErrorDetail } from "../operation/domain-error.ts";
import { breachesOf } from "./breaches-of.ts";
import { changedTags } from "./changed-tags.ts";
import type { TagEdit } from "./changed-tags.ts";
import { isReservedKey } from "./schema.ts";
import type { TagBreach, TagRule } from "./schema.ts";

/**
 * Why a change of tags may not be made, field by field; empty when it may. What was wrong before and is not
 * touched is no reason: a profile with three faults can be mended one at a time.
 */
export function checkTagEdit(
  tags: readonly ProfileTag[],
  edit: TagEdit,
  rules: readonly TagRule[],
): ErrorDetail[] {
  const form = [...formProblems(edit), ...awsProblems(tags, edit)];
  return form.length > 0 ? form : policyProblems(tags, edit, rules);
}

function formProblems({ add, remove }: TagEdit): ErrorDetail[] {
  if (add.length + remove.length === 0) return [{ path: "add", message: "There is nothing to change." }];
  const keys = new Set(add.map(({ key }) => key));
  return [
    ...add.flatMap(({ key }, index) =>
      isReservedKey(key) ? [{ path: `add.${index}.key`, message: reserved(key) }] : [],
    ),
    ...remove.flatMap((key, index) => {
      const path = `remove.${index}`;
      if (isReservedKey(key)) return [{ path, message: reserved(key) }];
      return keys.has(key)
        ? [{ path, message: `${key} is to be set and to be removed; decide on one.` }]
        : [];
    }),
  ];
}

const reserved = (key: string): string =>
  `${key} is set by AWS, Unified Studio or Quarry itself; nobody changes it by hand.`;

/** AWS checks the set as it will be; what was wrong with it before is left to another change. */
function awsProblems(tags: readonly ProfileTag[], { add, remove }: TagEdit): ErrorDetail[] {
  const removed = remove.flatMap((key, index) =>
    checkTags([{ key, value: "" }]).map(({ problem }) => ({ path: `remove.${index}`, message: problem })),
  );
  const old = new Set(checkTags(tags).map(({ key, problem }) => `${key} ${problem}`));
  const added = checkTags(changedTags(tags, { add, remove })).flatMap(({ key, problem }) => {
    const index = add.findLastIndex((tag) => tag.key === key);
    if (index < 0 || old.has(`${key} ${problem}`)) return [];
    return [
      { path: `add.${index}.${/^(?:A|The) value /.test(problem) ? "value" : "key"}`, message: problem },
    ];
  });
  return [...removed, ...added];
}

function policyProblems(
  tags: readonly ProfileTag[],
  edit: TagEdit,
  rules: readonly TagRule[],
): ErrorDetail[] {
  const before = new Set(breachesOf(tags, rules).map(identityOf));
  const after = breachesOf(changedTags(tags, edit), rules);
  return after
    .filter((breach) => !before.has(identityOf(breach)) || writes(edit, breach))
    .map((breach) => ({ path: pathOf(edit, breach), message: breach.sentence }));
}

const identityOf = (breach: TagBreach): string => `${breach.kind} ${faultyKey(breach)}`;

/** The key that carries the fault: of another spelling the tag's own, else the rule's. */
function faultyKey({ key, kind, fix }: TagBreach): string {
  return (kind === "case" ? fix[0]?.key : undefined) ?? key;
}

/** Whether the change itself writes what is wrong. */
function writes({ add }: TagEdit, breach: TagBreach): boolean {
  return add.some(({ key }) => key === faultyKey(breach));
}

function pathOf({ add, remove }: TagEdit, { key, kind }: TagBreach): string {
  const isKey = (other: string) => other.toLowerCase() === key.toLowerCase();
  const added = add.findIndex((tag) => isKey(tag.key));
  if (added >= 0) return `add.${added}.${kind === "value" ? "value" : "key"}`;
  const removed = remove.findIndex(isKey);
  return removed >= 0 ? `remove.${removed}` : "add";
}
