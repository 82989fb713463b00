import type { RegionMirrorView } from "@quarry/domain/profiles/schema";
import { Callout } from "@quarry/ui/callout";
import { RelativeTime } from "@quarry/ui/relative-time";
import { troublesOf } from "./read-freshness.ts";

interface RegionTroublesProps {
  regions: readonly RegionMirrorView[];
  /** The time of the page, ISO 8601. */
  now: string;
}

const names = new Intl.ListFormat("en");

/** What AWS refused while the catalog was read: the cause, the remedy, and how old the rows from there are. */
export function RegionTroubles({ regions, now }: RegionTroublesProps) {
  return troublesOf(regions).map(({ connection, accountId, regions: failed, error, rowsFrom }) => (
    <Callout
      key={`${accountId} ${failed.join(" ")}`}
      tone="warning"
      title={`${names.format(failed)} could not be read in account ${accountId} (${connection})`}
    >
      {error.message} {error.remedy}{" "}
      {rowsFrom === null ? (
        "Nothing has been read from there yet."
      ) : (
        <>
          Rows from there were last seen <RelativeTime at={rowsFrom} now={now} />.
        </>
      )}
    </Callout>
  ));
}
