import { difference, listed } from "./difference.ts";
import type { RoleDifference } from "./difference.ts";
import type { ReadStatement } from "./read-document.ts";
import { contextOf, hasVariable, weighConditions } from "./weigh-conditions.ts";
import { covers, wild } from "./wildcards.ts";

interface Against {
  /** What the template allows. */
  wanted: readonly ReadStatement[];
  /** The denying statements of the identity. */
  denying: readonly ReadStatement[];
}

/** What allowing statements give away beyond a template; at most one difference a statement and kind of excess. */
export function widerPermissions(statements: readonly ReadStatement[], against: Against): RoleDifference[] {
  return statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement) => {
      if (statement.actions.but || statement.resources.but) return [notListable(statement)];
      return [
        ...widerActions(statement, against),
        ...widerResources(statement, against),
        ...widerConditions(statement, against),
      ];
    });
}

function notListable({ label, actions, resources }: ReadStatement): RoleDifference {
  const parts = [...(actions.but ? ["NotAction"] : []), ...(resources.but ? ["NotResource"] : [])];
  return difference({
    kind: "unknown",
    about: actions.but ? "action" : "resource",
    where: label,
    actions: actions.names,
    resources: resources.names,
    why: `It allows everything but what it names (${listed(parts)}). What that comes to cannot be told, and grows with every service of AWS.`,
    remedy: "Replace it by statements that name what is allowed.",
  });
}

/** The statements of the template that allow an action of a policy, which may hold wildcards. */
function wantedFor(action: string, { wanted }: Against): ReadStatement[] {
  return wanted.filter((one) => one.actions.names.some((name) => covers(wild(name), wild(action))));
}

function widerActions(statement: ReadStatement, against: Against): RoleDifference[] {
  const actions = statement.actions.names.filter(
    (action) => wantedFor(action, against).length === 0 && !isDenied(action, statement, against),
  );
  if (actions.length === 0) return [];
  return [
    difference({
      kind: "wider",
      about: "action",
      where: statement.label,
      actions,
      resources: statement.resources.names,
      why: `The template does not allow ${listed(actions)}. ${dangerOf(actions)}`,
      remedy: "Remove these actions, or let the template replace the policy.",
    }),
  ];
}

// A Deny without conditions on all of it leaves nothing of what is allowed.
function isDenied(action: string, { resources }: ReadStatement, { denying }: Against): boolean {
  return denying.some(
    (one) =>
      one.conditions.length === 0 &&
      !one.actions.but &&
      !one.resources.but &&
      one.actions.names.some((name) => covers(wild(name), wild(action))) &&
      resources.names.every((resource) =>
        one.resources.names.some((name) => !hasVariable(name) && covers(wild(name), wild(resource))),
      ),
  );
}

function wantedOn(action: string, resource: string, against: Against): ReadStatement[] {
  return wantedFor(action, against).filter((one) =>
    one.resources.names.some((name) => covers(wild(name), wild(resource))),
  );
}

function widerResources(statement: ReadStatement, against: Against): RoleDifference[] {
  const actions = new Set<string>();
  const resources = new Set<string>();
  for (const action of statement.actions.names) {
    if (wantedFor(action, against).length === 0 || isDenied(action, statement, against)) continue;
    for (const resource of statement.resources.names) {
      if (wantedOn(action, resource, against).length > 0) continue;
      actions.add(action);
      resources.add(resource);
    }
  }
  if (resources.size === 0) return [];
  const vary = [...resources].every(hasVariable);
  return [
    difference({
      kind: vary ? "unknown" : "wider",
      about: "resource",
      where: statement.label,
      actions: [...actions],
      resources: [...resources],
      why: vary
        ? "The resources hold policy variables, which AWS fills in for each request. Whether they stay within the template cannot be told."
        : `The template allows ${listed([...actions])} on fewer resources. ${dangerOf([...actions])}`,
      remedy: "Name the resources of the template instead.",
    }),
  ];
}

/** Conditions of the template that a statement lacks, where it is otherwise within the template. */
function widerConditions(statement: ReadStatement, against: Against): RoleDifference[] {
  const actions = new Set<string>();
  const names = new Set<string>();
  const context = contextOf(statement.conditions);
  for (const action of statement.actions.names) {
    if (isDenied(action, statement, against)) continue;
    for (const resource of statement.resources.names) {
      const allowing = wantedOn(action, resource, against);
      const lacking = allowing.map(({ conditions }) =>
        conditions.filter((condition) => weighConditions([condition], context) !== "all"),
      );
      if (allowing.length === 0 || lacking.some((conditions) => conditions.length === 0)) continue;
      actions.add(action);
      for (const { key } of lacking.flat()) names.add(key);
    }
  }
  if (names.size === 0) return [];
  return [
    difference({
      kind: "wider",
      about: "condition",
      where: statement.label,
      actions: [...actions],
      resources: statement.resources.names,
      names: [...names],
      why: `The template allows ${listed([...actions])} only under conditions on ${listed([...names])}. ${[...names].map((name) => guards[name] ?? "").join(" ")}`.trim(),
      remedy: "Add the conditions of the template.",
    }),
  ];
}

/** What the conditions of the templates keep out. */
const guards: Readonly<Record<string, string>> = {
  "aws:resourceaccount": "Without the first, a bucket of the same name in another account would do as well.",
  "iam:passedtoservice": "Without it, the role can be handed to any service.",
  "cloudwatch:namespace": "Without it, the metrics of other programs can be forged.",
};

/** What may come of actions that are not in the template, by the worst of them. */
function dangerOf(actions: readonly string[]): string {
  const [, danger = "Whoever gets hold of the identity has these as well."] =
    dangers.find(([pattern]) => actions.some((action) => pattern.test(action))) ?? [];
  return danger;
}

const dangers: readonly [RegExp, string][] = [
  [/^\*$/, "That is everything in the account."],
  [/^iam:passrole$/, "A role that may be handed on lends all of its permissions."],
  [/^iam:/, "Who may change IAM may give everything to themselves."],
  [/^sts:/, "Other roles may be assumed with it."],
  [/^s3:.*(\*|put|delete)/, "Files of others could be read, replaced or deleted."],
  [/^s3:/, "Files of others could be read."],
  [/^kms:/, "What the key protects could be read."],
  [/^secretsmanager:/, "Other secrets could be read."],
  [/^ecr:.*(\*|put|upload|delete)/, "Images that run elsewhere could be replaced."],
  [/^sagemaker:/, "Endpoints of others could be changed, or costly ones started."],
  [/^logs:/, "Logs of others could be read or deleted."],
];
