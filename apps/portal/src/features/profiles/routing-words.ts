import type { RoutingPrefix } from "@quarry/aws-core/profiles/schema";
import type { ProfileView } from "@quarry/domain/profiles/schema";

/** What the chip of a profile's routing says, and what that means for where requests are processed. */
export function routingWords({ routing, region, destinationRegions }: RoutedView): {
  chip: string;
  meaning: string;
} {
  const prefix = isPrefix(routing) ? routing : "unknown";
  const words = meanings[prefix];
  if (prefix === "none") return { ...words, meaning: `Requests are processed in ${region} only.` };
  if (prefix === "global" || destinationRegions.length === 0) return words;
  return { ...words, meaning: `${words.meaning} Destinations: ${destinationRegions.join(", ")}.` };
}

type RoutedView = Pick<ProfileView, "routing" | "region" | "destinationRegions">;

const meanings: Record<RoutingPrefix, { chip: string; meaning: string }> = {
  us: { chip: "us.", meaning: "Requests stay in the United States and Canada." },
  eu: { chip: "eu.", meaning: "Requests stay in Europe." },
  apac: { chip: "apac.", meaning: "Requests stay in Asia Pacific and the Middle East." },
  jp: { chip: "jp.", meaning: "Requests stay in Japan." },
  au: { chip: "au.", meaning: "Requests stay in Australia." },
  ca: { chip: "ca.", meaning: "Requests stay in Canada." },
  "us-gov": { chip: "us-gov.", meaning: "Requests stay in AWS GovCloud (US)." },
  global: { chip: "global.", meaning: "Requests may be processed in any commercial AWS Region." },
  none: { chip: "in-Region", meaning: "" },
  unknown: { chip: "unknown", meaning: "AWS did not say where requests are processed." },
};

const isPrefix = (routing: string | null): routing is RoutingPrefix =>
  routing !== null && Object.hasOwn(meanings, routing);
