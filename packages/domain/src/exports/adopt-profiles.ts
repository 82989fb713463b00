import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { DomainError, notFound } from "../operation/domain-error.ts";
import { expectedProjectOf } from "./expected-project.ts";
import { storedResult } from "./export-view.ts";
import { visibleExports } from "./find-export.ts";
import { AdoptProfilesInput, AdoptionsResult } from "./schema.ts";
import { keepFinding, verifyFoundProfile } from "./verify-found-profile.ts";
import type { Finding } from "./verify-found-profile.ts";

/** Takes profiles found in an export into the catalog of the export's team. Only living profiles can be adopted. */
export const adoptProfiles = command({
  permission: "profiles.adopt",
  event: "profile.adopted",
  route: {
    method: "POST",
    path: "/exports/{id}/adoptions",
    summary: "Adopt profiles found in an export",
    successStatus: 201,
  },
  input: AdoptProfilesInput,
  output: AdoptionsResult,
  async prepare({ context, input }) {
    const found = await findExport(context, input.id);
    const expectedProject = expectedProjectOf(storedResult(found));
    const known = new Set(found.profiles.map(({ arn }) => arn));
    const findings = new Map<string, Finding | null>();
    for (const arn of new Set(input.arns)) {
      const sought = { arn, expectedProject, teams: [found.teamId] };
      findings.set(arn, known.has(arn) ? await verifyFoundProfile(context, sought) : null);
    }
    return { found, findings };
  },
  async run({ context, transaction, prepared: { found, findings } }) {
    const person = personOf(context);
    const adopted: { arn: string; profileId: string; label: string }[] = [];
    const refused: { arn: string; reason: string }[] = [];
    for (const [arn, finding] of findings) {
      const profileId = finding && (await keepFinding(transaction, { exportId: found.id, arn }, finding));
      if (!profileId) {
        refused.push({ arn, reason: finding?.explanation ?? "This export does not hold that profile." });
        continue;
      }
      await adopt(transaction, {
        profileId,
        teamId: found.teamId,
        adoptedById: person.userId,
        exportId: found.id,
      });
      adopted.push({ arn, profileId, label: finding.seen?.profile.profile.name ?? arn });
    }
    return {
      result: { adopted: adopted.map(({ arn, profileId }) => ({ arn, profileId })), refused },
      changes: adopted.map(({ arn, profileId, label }) => ({
        subject: { kind: "profile", id: profileId, label },
        teamId: found.teamId,
        after: { arn, export: found.fileName },
      })),
    };
  },
});

async function findExport({ database, actor }: KnownContext, id: string) {
  const found = await database.export.findFirst({
    where: { AND: [{ id }, visibleExports(actor)] },
    include: { profiles: { select: { arn: true } } },
  });
  if (!found) throw notFound("export");
  const inTeam =
    actor.kind === "user" &&
    actor.teams.some(({ id: team, role }) => team === found.teamId && role !== "viewer");
  if (inTeam || (actor.kind === "user" && actor.platformRole === "admin")) return found;
  throw new DomainError("forbidden", "Only members of the export's team can adopt profiles from it.");
}

type NewAdoption = { profileId: string; teamId: string; adoptedById: string; exportId: string };

async function adopt(transaction: Transaction, adoption: NewAdoption): Promise<void> {
  const { profileId, teamId } = adoption;
  await transaction.adoption.upsert({
    where: { profileId_teamId: { profileId, teamId } },
    create: adoption,
    update: {},
  });
}
