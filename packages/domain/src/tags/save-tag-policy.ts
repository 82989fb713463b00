import { command } from "../operation/command.ts";
import type { Transaction } from "../operation/context.ts";
import { DomainError, invalidField } from "../operation/domain-error.ts";
import { z } from "zod";
import { SaveTagPolicyInput, TagRules } from "./schema.ts";
import type { TagRule } from "./schema.ts";

/** Replaces the tag policy of a team, or of every team. Profiles that break it are reported, not changed. */
export const saveTagPolicy = command({
  permission: "tags.govern",
  event: "tag-policy.saved",
  route: {
    method: "PUT",
    path: "/tag-policy",
    summary: "Replace the tag policy of a team, or of every team",
  },
  input: SaveTagPolicyInput,
  output: z.object({ team: z.string().nullable(), version: z.int(), rules: TagRules }),
  async run({ transaction, input: { team: slug, version, rules } }) {
    const team = slug === null ? null : await transaction.team.findUnique({ where: { slug } });
    if (slug !== null && !team) throw invalidField("team", "There is no such team.");
    const teamId = team?.id ?? null;
    const before = await transaction.tagPolicy.findFirst({ where: { teamId } });
    const id = await write(transaction, { teamId, version, rules });
    return {
      result: { team: slug, version: version + 1, rules },
      changes: [
        {
          subject: { kind: "tag-policy", id, label: team?.name ?? "Every team" },
          ...(teamId !== null && { teamId }),
          ...(before && { before: { rules: TagRules.parse(before.rules).map(describeRule) } }),
          after: { rules: rules.map(describeRule) },
        },
      ],
    };
  },
});

interface Policy {
  teamId: string | null;
  version: number;
  rules: TagRule[];
}

/** Writes only what continues the version that was read; the database settles who was first. */
async function write(transaction: Transaction, { teamId, version, rules }: Policy): Promise<string> {
  const written =
    version === 0
      ? await transaction.tagPolicy.createManyAndReturn({ data: [{ teamId, rules }], skipDuplicates: true })
      : await transaction.tagPolicy.updateManyAndReturn({
          where: { teamId, version },
          data: { rules, version: { increment: 1 } },
        });
  const [policy] = written;
  if (policy) return policy.id;
  throw new DomainError(
    "conflict",
    "Somebody else saved this policy in the meantime. Load it anew and make your change there.",
  );
}

function describeRule({ key, isRequired, values }: TagRule): string {
  const need = isRequired ? "required" : "optional";
  return `${key}: ${need}, ${values.length === 0 ? "any value" : values.join(" | ")}`;
}
