// The verdicts are computed from tags; here AWS, with the Studio's permissions boundary, has the last word.
import { expect, test } from "vitest";
import { ownAccount, simulateAws } from "../clients/testing/simulate-aws.ts";
import { streamConversation } from "../conversations/stream-conversation.ts";
import { explainAwsError } from "../errors/explain-aws-error.ts";
import { listInferenceProfiles } from "../profiles/list-inference-profiles.ts";
import { listProfileTags } from "../profiles/list-profile-tags.ts";
import { checkTarget } from "./check-target.ts";
import { studioVerdict } from "./studio-verdict.ts";

const aws = simulateAws();

const searchProject = "l8gc3p24vopdam";

/** Calls a model as a member of the Studio project; returns how the refusal is explained, or nothing. */
async function refusalInStudio(modelId: string): Promise<string | undefined> {
  aws.loadScenario("studio-role");
  const messages = [{ role: "user" as const, text: "Hello" }];
  const signal = new AbortController().signal;
  try {
    for await (const event of streamConversation(
      aws.clients(),
      { modelId, messages, maxTokens: 1 },
      signal,
    )) {
      if (event.type === "start") return undefined;
    }
  } catch (error) {
    return explainAwsError(error).ruleId;
  }
  return "no answer";
}

/** How the refusal must be explained for each verdict; nothing where the call must succeed. */
const refusalByVerdict: Readonly<Record<string, string | undefined>> = {
  "studio-made": undefined,
  "tagged-for-project": undefined,
  "other-project": "boundary-denies-profile",
  "domain-only": "boundary-allows-no-profile",
  untagged: "boundary-allows-no-profile",
};

test("for every profile of the company, the verdict for a project is what AWS does", async () => {
  const profiles = await listInferenceProfiles(aws.clients(), { type: "APPLICATION" });
  const seen = new Set<string>();
  for (const profile of profiles) {
    aws.loadScenario("company");
    const tags = await listProfileTags(aws.clients(), profile.arn);
    const { verdict, usable } = studioVerdict({ profile, tags, expectedProject: searchProject });
    const refusal = await refusalInStudio(profile.arn);
    expect([profile.name, refusal]).toEqual([profile.name, refusalByVerdict[verdict]]);
    expect(usable).toBe(refusal === undefined ? "yes" : "no");
    seen.add(verdict);
  }
  expect([...seen].toSorted()).toEqual(Object.keys(refusalByVerdict).toSorted());
});

test.for([
  "amazon.nova-lite-v1:0",
  "us.amazon.nova-lite-v1:0",
  `arn:aws:bedrock:us-west-2:${ownAccount}:inference-profile/us.amazon.nova-lite-v1:0`,
])("%s is refused in the Studio, as the checker says", async (target) => {
  expect(checkTarget({ target, environment: "unified-studio" }).works).toBe("no");
  expect(await refusalInStudio(target)).toBe("boundary-blocks-model");
});
