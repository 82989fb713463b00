/** The column of CUR 2.0 that holds a tag, and the tag's key in it. */
export interface TagName {
  column: "resource_tags" | "tags";
  key: string;
}

/**
 * How CUR 2.0 writes a tag key as Cost Explorer names it. `resource_tags` holds keys as columns of Athena are written:
 * an underscore goes before every capital, which becomes small, everything but letters and digits becomes an
 * underscore, and underscores neither double nor end a key; before it stands `user_`, or `aws_` for tags that AWS sets.
 * So `CostCenter` and `cost-center` are both `user_cost_center`. Tags of the calling identity, `iamPrincipal/…`, are
 * written as they are, in the column `tags`.
 *
 * Source: https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2-resource-tags.html, and for the rule
 * https://docs.aws.amazon.com/cur/latest/userguide/cur-ate-run.html#column-transformations
 */
export function tagNameOf(tagKey: string): TagName {
  if (tagKey.startsWith("iamPrincipal/")) return { column: "tags", key: tagKey };
  const [prefix, rest] = tagKey.startsWith("aws:") ? ["aws", tagKey.slice(4)] : ["user", tagKey];
  const written = rest
    .replaceAll(/[A-Z]/g, "_$&")
    .toLowerCase()
    .replaceAll(/[^\da-z]+/g, "_")
    .replaceAll(/^_|_$/g, "");
  return { column: "resource_tags", key: `${prefix}_${written}` };
}

/** The first two of these tag keys that CUR 2.0 writes alike; undefined where each has a name of its own. */
export function alikeTags(tagKeys: readonly string[]): [string, string] | undefined {
  const known = new Map<string, string>();
  for (const tagKey of new Set(tagKeys)) {
    const { column, key } = tagNameOf(tagKey);
    const name = `${column} ${key}`;
    const before = known.get(name);
    if (before !== undefined) return [before, tagKey];
    known.set(name, tagKey);
  }
  return undefined;
}
