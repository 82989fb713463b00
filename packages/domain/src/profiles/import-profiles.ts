import { applicationProfileArnsIn } from "@quarry/aws-core/arns/find-profile-arns";
import pMap from "p-map";
import { verifyFoundProfile } from "../exports/verify-found-profile.ts";
import { actingTeam, personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { invalidField } from "../operation/domain-error.ts";
import { expectKeptTags } from "./expected-tags.ts";
import { keepProfile } from "./keep-profile.ts";
import { ImportProfilesInput, ImportResult } from "./schema.ts";

const mostArns = 200;
const callsAtOnce = 4;

/**
 * Takes existing profiles into a team's catalog: one ARN, a list, or any text that holds ARNs, such as the state
 * of Terraform or a CloudFormation template. Each is looked up in AWS first.
 */
export const importProfiles = command({
  permission: "profiles.adopt",
  event: "profile.adopted",
  route: {
    method: "POST",
    path: "/profile-imports",
    summary: "Take existing profiles into the catalog",
    successStatus: 201,
  },
  input: ImportProfilesInput,
  output: ImportResult,
  async prepare({ context, input: { text, team: slug } }) {
    const team = actingTeam(context, slug);
    const arns = applicationProfileArnsIn(text);
    if (arns.length === 0) {
      throw invalidField("text", "There is no ARN of an application inference profile in this text.");
    }
    if (arns.length > mostArns) {
      throw invalidField(
        "text",
        `The text names ${arns.length} profiles; at most ${mostArns} are taken at once.`,
      );
    }
    const findings = await pMap(
      arns,
      async (arn) => ({
        arn,
        finding: await verifyFoundProfile(context, { arn, expectedProject: null, teams: [team.id] }),
      }),
      { concurrency: callsAtOnce },
    );
    return { team, findings };
  },
  async run({ context, transaction, prepared: { team, findings } }) {
    const adoptedById = personOf(context).userId;
    const adopted: { arn: string; profileId: string; name: string }[] = [];
    const refused: { arn: string; reason: string }[] = [];
    for (const { arn, finding } of findings) {
      if (!finding.seen) {
        refused.push({ arn, reason: finding.explanation });
        continue;
      }
      const { connectionId, profile: seen } = finding.seen;
      const profileId = await keepProfile(transaction, connectionId, seen);
      const adoption = { profileId, teamId: team.id };
      await transaction.adoption.upsert({
        where: { profileId_teamId: adoption },
        create: { ...adoption, adoptedById },
        update: {},
      });
      await expectKeptTags(transaction, profileId);
      adopted.push({ arn, profileId, name: seen.profile.name });
    }
    return {
      result: { adopted, refused },
      changes: adopted.map(({ arn, profileId, name }) => ({
        subject: { kind: "profile", id: profileId, label: name },
        teamId: team.id,
        after: { arn },
      })),
    };
  },
});
