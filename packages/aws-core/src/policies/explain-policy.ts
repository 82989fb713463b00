import type { PolicyDocument, PolicyStatement } from "./policy-document.ts";

/** What one statement of a policy does, for people who read no IAM. */
export interface StatementSentence {
  sid: string;
  sentence: string;
}

/** Explains every statement of a policy that this folder writes; the order is that of the statements. */
export function explainPolicy({ Statement }: PolicyDocument): StatementSentence[] {
  return Statement.map((statement) => ({
    sid: statement.Sid,
    sentence: sentences[statement.Sid]?.(statement) ?? plainSentence(statement),
  }));
}

const sentences: Readonly<Record<string, (statement: PolicyStatement) => string>> = {
  CallTheProfile: ({ Resource }) =>
    `Calls ${profileOf(Resource)}, streamed or not, and looks it up. Converse needs no action of its own.`,
  CallItsModelThroughTheProfile: (statement) =>
    `AWS checks each call against the model behind the profile too, in ${regionsOf(statement)}. The condition keeps the model from being called by itself or through another profile.`,
  CallTheProfileOfTheProject: (statement) =>
    `Calls ${profileOf(statement.Resource)} and looks it up, when profile and role carry the tag AmazonDataZoneProject with the value ${projectOf(statement)}. The boundary of project roles denies every call where the two differ.`,
  CallItsModelThroughTheProfileOfTheProject: (statement) =>
    `AWS checks each call against the model behind the profile too, in ${regionsOf(statement)}. Roles of the project reach it only through this profile.`,
  MakeProfiles: (statement) =>
    `Makes application inference profiles in ${regionsOf(statement)}; making one with tags asks for TagResource.${
      statement.Condition
        ? ` Only with ${tagsOf(statement)}. A profile that has no such tag yet may be given it.`
        : ""
    }`,
  CopyModelsAndTheirRouting: () =>
    "Making a profile is checked against what it copies as well: a system-defined profile of the account, and the foundation model in every Region it routes to. This calls no model.",
  ReadProfiles: () => "Reads profiles of both types and their tags.",
  DeleteAndTagProfiles: (statement) =>
    statement.Condition
      ? `Deletes and tags only profiles that carry ${tagsOf(statement)}, and keeps these values.`
      : "Deletes and tags every application inference profile there.",
  UntagProfiles: (statement) =>
    statement.Condition
      ? `Removes tags of profiles that carry ${tagsOf(statement)}, but not these.`
      : "Removes tags of every application inference profile there.",
  ListProfiles: () => "Lists profiles. AWS takes no narrower resource than * for it.",
  RefuseSuspendedProfiles: () =>
    "Refuses every call through an application inference profile that carries the tag quarry:status: suspended, streamed or not, also where another policy allows it. Converse is refused with it.",
  KeepTheTagOfSuspension: () =>
    "Only the roles of Quarry set and remove this tag, so that nobody lifts a suspension by hand.",
};

function plainSentence({ Effect, Action, Resource }: PolicyStatement): string {
  return `${Effect === "Allow" ? "Allows" : "Denies"} ${listed(Action)} on ${listed(Resource)}.`;
}

function profileOf([arn = ""]: string[]): string {
  const [, , , region, account] = arn.split(":");
  return arn.endsWith("/*")
    ? `the application inference profiles of account ${account} in ${region} that lead to the model`
    : `the profile ${arn.slice(arn.lastIndexOf("/") + 1)} of account ${account} in ${region}`;
}

// Global routing is checked against an ARN without a Region.
function regionsOf({ Resource }: PolicyStatement): string {
  const names = Resource.map((arn) => arn.split(":")[3] ?? "");
  return listed(names.map((name) => name || "global routing, which has no Region"));
}

function tagsOf({ Condition }: PolicyStatement): string {
  const pairs = Object.entries(Condition?.["StringEquals"] ?? {});
  return listed(pairs.map(([key, value]) => `${key.slice(key.indexOf("/") + 1)}: ${String(value)}`));
}

function projectOf({ Condition }: PolicyStatement): string {
  return String(Object.values(Condition?.["StringEquals"] ?? {})[0]);
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(names);
}
