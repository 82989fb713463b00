/** A geography that Bedrock routes within, by the prefix of its system-defined profile ids. */
export interface RoutingGeography {
  prefix: "us" | "eu" | "apac" | "jp" | "au" | "ca" | "us-gov";
  /** How people call it. */
  name: string;
  regions: RegExp;
}

/**
 * Narrow geographies come before the wider ones that contain them: a set of Regions belongs to the first row
 * that takes them all. Canada may route to the United States, and APAC lists one Region of the Middle East.
 *
 * Source: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
 */
export const routingGeographies: readonly RoutingGeography[] = [
  { prefix: "us-gov", name: "AWS GovCloud (US)", regions: /^us-gov-/ },
  { prefix: "jp", name: "Japan", regions: /^ap-northeast-[13]$/ },
  { prefix: "au", name: "Australia", regions: /^ap-southeast-[24]$/ },
  { prefix: "ca", name: "Canada", regions: /^ca-/ },
  { prefix: "us", name: "the United States and Canada", regions: /^(us-(?!gov-)|ca-)/ },
  { prefix: "eu", name: "Europe", regions: /^eu-/ },
  { prefix: "apac", name: "Asia Pacific and the Middle East", regions: /^(ap-|me-)/ },
];

const idPrefix = /^(us-gov|us|eu|apac|jp|au|ca|global)\.(?=[a-z0-9-]+\.)/;

/** The routing prefix of a system-defined profile id such as `eu.amazon.nova-lite-v1:0`, if it has one. */
export function routingPrefixOf(id: string): RoutingGeography["prefix"] | "global" | undefined {
  const prefix = idPrefix.exec(id)?.[1];
  if (prefix === "global") return prefix;
  return routingGeographies.find((geography) => geography.prefix === prefix)?.prefix;
}

/** The model id inside a system-defined profile id; any other id is returned as it is. */
export function withoutRoutingPrefix(id: string): string {
  return id.replace(idPrefix, "");
}
