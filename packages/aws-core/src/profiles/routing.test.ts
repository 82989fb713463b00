import { expect, test } from "vitest";
import { profileRouting, type RoutedProfile } from "./routing.ts";
import { routingPrefixOf, withoutRoutingPrefix } from "./routing-prefixes.ts";

const modelId = "amazon.nova-lite-v1:0";

function routed(profileId: string, region: string, destinations: readonly string[]): RoutedProfile {
  const models = destinations.map((name) => ({
    modelArn: `arn:aws:bedrock:${name}::foundation-model/${modelId}`,
    modelId,
    region: name || null,
  }));
  return { profileId, region, models };
}

test.for([
  [`us.${modelId}`, "us", ["us-east-1", "us-west-2"]],
  [`eu.${modelId}`, "eu", ["eu-central-1", "eu-west-1"]],
  [`apac.${modelId}`, "apac", ["ap-northeast-1", "ap-southeast-2"]],
  [`jp.${modelId}`, "jp", ["ap-northeast-1", "ap-northeast-3"]],
  [`au.${modelId}`, "au", ["ap-southeast-2", "ap-southeast-4"]],
  [`ca.${modelId}`, "ca", ["ca-central-1", "ca-west-1"]],
  [`us-gov.${modelId}`, "us-gov", ["us-gov-east-1", "us-gov-west-1"]],
  [`global.${modelId}`, "global", ["us-east-1", ""]],
] as const)(
  "the system-defined profile %s routes within %s, and so does an application profile of it",
  ([id, prefix, destinations]) => {
    const region = destinations[0];
    expect(profileRouting(routed(id, region, destinations)).prefix).toBe(prefix);
    expect(profileRouting(routed("hsl5b7kh1279", region, destinations)).prefix).toBe(prefix);
  },
);

test("an application profile of one model in its own Region routes nowhere else", () => {
  expect(profileRouting(routed("hsl5b7kh1279", "eu-west-1", ["eu-west-1"]))).toEqual({
    prefix: "none",
    destinationRegions: ["eu-west-1"],
    residency: "Requests are processed in eu-west-1 only.",
  });
});

test("a profile of the United States that is called from Canada still belongs to the United States", () => {
  const profile = routed("hsl5b7kh1279", "ca-central-1", ["ca-central-1", "us-east-1", "us-west-2"]);
  expect(profileRouting(profile).prefix).toBe("us");
});

test("destinations are sorted, without repeats, and named in the sentence", () => {
  const routing = profileRouting(routed("x", "us-west-2", ["us-west-2", "us-east-1", "us-west-2"]));
  expect(routing.destinationRegions).toEqual(["us-east-1", "us-west-2"]);
  expect(routing.residency).toBe(
    "Requests may be processed in us-east-1 or us-west-2, all in the United States and Canada.",
  );
});

test("an APAC profile that reaches the Middle East says so", () => {
  const { residency } = profileRouting(
    routed(`apac.${modelId}`, "ap-south-1", ["ap-south-1", "me-central-1"]),
  );
  expect(residency).toContain("me-central-1, all in Asia Pacific and the Middle East");
});

test("without destinations the routing of an application profile is unknown", () => {
  expect(profileRouting(routed("hsl5b7kh1279", "us-west-2", []))).toMatchObject({
    prefix: "unknown",
    destinationRegions: [],
  });
});

test("without destinations a system-defined profile still tells its geography", () => {
  const routing = profileRouting(routed(`jp.${modelId}`, "ap-northeast-1", []));
  expect(routing).toMatchObject({
    prefix: "jp",
    residency: "Requests stay within Japan; AWS named no Regions.",
  });
});

test("destinations on several continents without global routing are unknown, not guessed", () => {
  expect(profileRouting(routed("x", "eu-west-1", ["eu-west-1", "us-east-1"])).prefix).toBe("unknown");
});

test("a model whose provider looks like a prefix keeps its name", () => {
  expect(routingPrefixOf("us.anthropic.claude-sonnet-4-6")).toBe("us");
  expect(routingPrefixOf("ai21.jamba-1-5-mini-v1:0")).toBeUndefined();
  expect(withoutRoutingPrefix("us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0")).toBe(
    "anthropic.claude-sonnet-4-5-20250929-v1:0",
  );
});
