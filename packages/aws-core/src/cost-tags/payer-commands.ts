/** The AWS CLI command by which an administrator of the payer account activates or deactivates keys. */
export function statusCommand(keys: readonly string[], isActive: boolean): string {
  const entries = keys.map((TagKey) => ({ TagKey, Status: isActive ? "Active" : "Inactive" }));
  return [
    "aws ce update-cost-allocation-tags-status",
    "--region us-east-1",
    `--cost-allocation-tags-status ${quoted(JSON.stringify(entries))}`,
  ].join(" \\\n  ");
}

/** The AWS CLI command that starts a backfill from the first of a month, `YYYY-MM-DD`. */
export function backfillCommand(from: string): string {
  return [
    "aws ce start-cost-allocation-tag-backfill",
    "--region us-east-1",
    `--backfill-from ${from}T00:00:00Z`,
  ].join(" \\\n  ");
}

// Within single quotes a shell takes everything as it stands, $ too, but for the quote itself.
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
