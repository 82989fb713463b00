import { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { checkTags } from "@quarry/aws-core/profiles/tag-rules";
import { z } from "zod";
import { Paging, pageOf } from "../operation/paging.ts";
import { searchText, singleLine } from "../operation/text.ts";

/**
 * Keys that tell AWS, Unified Studio or Quarry whose a resource is. Nobody sets or removes them by hand: a wrong
 * project id, for one, is an explicit deny for everybody in the project.
 */
const reservedKeys = /^(?:aws:|quarry:|AmazonDataZone|AmazonBedrockManaged$)/i;

/** Whether a key is one that only its maker may set or remove, in any spelling. */
export function isReservedKey(key: string): boolean {
  return reservedKeys.test(key);
}

const mostRules = 40;
const mostValues = 100;

/** A text as AWS takes it for a tag, judged as the key or the value of one. */
function textOfTag(tagOf: (text: string) => ProfileTag) {
  return z.string().superRefine((text, context) => {
    for (const { problem } of checkTags([tagOf(text)]))
      context.addIssue({ code: "custom", message: problem });
  });
}

const RuleKey = textOfTag((key) => ({ key, value: "" })).refine(
  (key) => !isReservedKey(key),
  "AWS, Unified Studio or Quarry sets this key by itself, so no policy can ask for it.",
);
const RuleValue = textOfTag((value) => ({ key: "key", value })).refine(
  (value) => value.trim() !== "",
  "Write a value, or leave it out.",
);

/** What profiles must carry under one key. */
export const TagRule = z.strictObject({
  key: RuleKey,
  isRequired: z.boolean(),
  /** The allowed values, as they must be written; none: any. */
  values: z
    .array(RuleValue)
    .max(mostValues, `Name at most ${mostValues} values.`)
    .refine((values) => new Set(values).size === values.length, "Name each value once."),
  description: z.union([z.literal(""), singleLine(200)]).default(""),
});
export type TagRule = z.output<typeof TagRule>;

export const TagRules = z
  .array(TagRule)
  .max(mostRules, `Write at most ${mostRules} rules.`)
  .superRefine((rules, context) => {
    const seen = new Set<string>();
    for (const [index, { key }] of rules.entries()) {
      if (seen.has(key.toLowerCase())) {
        context.addIssue({
          code: "custom",
          path: [index, "key"],
          message: `There is a rule for ${key} already.`,
        });
      }
      seen.add(key.toLowerCase());
    }
  });

export const breachKinds = ["missing", "value", "case"] as const;
export const BreachKind = z.enum(breachKinds);
export type BreachKind = z.infer<typeof BreachKind>;

/** One way in which tags break the policy, and what would mend it. */
export const TagBreach = z.object({
  /** The key of the rule. */
  key: z.string(),
  kind: BreachKind,
  sentence: z.string(),
  /** Keys to set, or with null to remove, in that order; an empty value is for a person to choose. */
  fix: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
});
export type TagBreach = z.infer<typeof TagBreach>;

export const TagPolicyReference = z.strictObject({ team: searchText(40).optional() });

export const SaveTagPolicyInput = z.strictObject({
  /** Slug of the team; null: for every team. */
  team: searchText(40).nullable(),
  /** The version that was changed: 0 when none was saved before. A save of another is refused. */
  version: z.int().min(0),
  rules: TagRules,
});

export const TagPolicyView = z.object({
  team: z.string().nullable(),
  version: z.int(),
  rules: z.array(TagRule),
  /** Of a team: the rules for every team that it does not replace by its own. */
  inherited: z.array(TagRule),
  /** Rules to start from, as long as neither policy has their keys. */
  presets: z.array(TagRule),
  /** The teams whose policy the one who asks may see. */
  teams: z.array(z.object({ slug: z.string(), name: z.string(), hasOwn: z.boolean() })),
});
export type TagPolicyView = z.infer<typeof TagPolicyView>;

export const TagFailure = z.object({
  awsCode: z.string(),
  title: z.string(),
  cause: z.string(),
  remedy: z.string(),
});
export type TagFailure = z.infer<typeof TagFailure>;

export const TagChangeState = z.enum(["waiting", "done", "failed"]);

export const TagChangeView = z.object({
  id: z.uuid(),
  state: TagChangeState,
  add: z.array(ProfileTag),
  remove: z.array(z.string()),
  askedBy: z.string(),
  askedAt: z.string(),
  /** How often the worker has begun it. */
  attempt: z.int(),
  failure: TagFailure.nullable(),
  settledAt: z.string().nullable(),
});
export type TagChangeView = z.infer<typeof TagChangeView>;

export const ProfileTagsReference = z.strictObject({ id: z.uuid() });

export const ProfileTagsView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** As AWS gave them last; `isReserved` ones are neither set nor removed here. */
  tags: z.array(ProfileTag.extend({ isReserved: z.boolean() })),
  tagsReadable: z.boolean(),
  rules: z.array(TagRule),
  breaches: z.array(TagBreach),
  /** Why the one who asks may not change them; null when they may. */
  whyNotChange: z.string().nullable(),
  /** The last change anybody asked for. */
  change: TagChangeView.nullable(),
});
export type ProfileTagsView = z.infer<typeof ProfileTagsView>;

export const ApplyTagsInput = z.strictObject({
  id: z.uuid(),
  /** Keys to set, whether they are there or not. */
  add: z
    .array(z.strictObject({ key: z.string().max(1000), value: z.string().max(1000) }))
    .max(50)
    .default([]),
  /** Keys to remove, as they are written. */
  remove: z.array(z.string().max(1000)).max(50).default([]),
});
export type ApplyTagsInput = z.output<typeof ApplyTagsInput>;

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).default([]),
  );

export const TagReportFilter = z.strictObject({
  /** Searches names and ARNs. */
  q: searchText(200).default(""),
  /** Keys of rules that are broken. */
  key: listOf(searchText(128)),
  kind: listOf(BreachKind),
  ...Paging,
});
export type TagReportFilter = z.infer<typeof TagReportFilter>;

const Facet = z.array(z.object({ value: z.string(), count: z.int() }));

export const TagReportRow = z.object({
  profileId: z.uuid(),
  name: z.string(),
  arn: z.string(),
  region: z.string(),
  connection: z.string(),
  origin: z.string(),
  /** Slugs of the teams that have it, as far as the one who asks may see them. */
  teams: z.array(z.string()),
  breaches: z.array(TagBreach),
  mayFix: z.boolean(),
  /** How the last change of its tags stands, if anybody asked for one. */
  change: TagChangeState.nullable(),
  /** Why that change could not be made. */
  failure: TagFailure.nullable(),
});
export type TagReportRow = z.infer<typeof TagReportRow>;

export const TagReport = pageOf(TagReportRow).extend({
  /** Application profiles whose tags were held against the policy. */
  judged: z.int(),
  /** Those whose tags may not be read, so that nothing is known of them. */
  unreadable: z.int(),
  /** Profiles by broken key and by kind of breach, of all that break the policy. */
  facets: z.object({ key: Facet, kind: Facet }),
});
export type TagReport = z.infer<typeof TagReport>;
