import { ProfileFilter } from "@quarry/domain/profiles/schema";
import type { ProfileView } from "@quarry/domain/profiles/schema";
import { expect, test } from "vitest";
import { pickerInputs, profileOptions } from "./profile-options.ts";

function profile(id: string, given: Partial<ProfileView> = {}): ProfileView {
  return {
    id,
    arn: `arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/${id}`,
    partition: "aws",
    region: "us-east-1",
    accountId: "111122223333",
    profileId: id,
    name: `name of ${id}`,
    description: "",
    type: "APPLICATION",
    status: "ACTIVE",
    baseModelId: "amazon.nova-lite-v1:0",
    provider: "amazon",
    routing: "us",
    destinationRegions: [],
    tags: [],
    tagsReadable: true,
    origin: "other",
    verdict: "untagged",
    verdictSentence: "",
    studioProjectId: null,
    studioDomainId: null,
    connection: "Company",
    createdAt: null,
    firstSeenAt: "2026-11-20T10:00:00.000Z",
    lastSeenAt: "2026-11-20T10:00:00.000Z",
    goneAt: null,
    adoptions: [],
    suspension: null,
    ...given,
  };
}

const idsOf = (options: { value: string }[]) => options.map(({ value }) => value);

test("profiles of the team come first, and each profile once", () => {
  const options = profileOptions({
    adopted: [profile("ours")],
    others: [profile("theirs"), profile("ours")],
    chosen: undefined,
  });
  expect(idsOf(options)).toEqual(["ours", "theirs"]);
  expect(options[0]?.hint).toBe("Your team · amazon.nova-lite-v1:0 · us-east-1 us. · Company");
});

test("an adopted profile that is gone cannot be picked", () => {
  const adopted = [profile("gone", { goneAt: "2026-11-20T10:00:00.000Z" })];
  expect(profileOptions({ adopted, others: [], chosen: undefined })).toEqual([]);
});

test("what a budget holds back says so, and what is overridden can be called", () => {
  const suspension = { isHeld: true, explanation: "It is used up.", budgets: [] };
  const others = [
    profile("held", { suspension }),
    profile("let-go", { suspension: { ...suspension, isHeld: false } }),
  ];
  const hints = profileOptions({ adopted: [], others, chosen: undefined }).map(({ hint }) => hint);
  expect(hints.map((hint) => hint?.startsWith("Suspended · "))).toEqual([true, false]);
});

test("the chosen profile stays an option when the search does not find it", () => {
  expect(idsOf(profileOptions({ adopted: [], others: [profile("a")], chosen: profile("b") }))).toEqual([
    "a",
    "b",
  ]);
});

test("what the lists are asked for is what the catalog takes", () => {
  const taken = Object.values(pickerInputs("nova")).map((input) => ProfileFilter.safeParse(input).success);
  expect(taken).toEqual([true, true, true]);
});
