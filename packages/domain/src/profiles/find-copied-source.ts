import { findModelSource } from "@quarry/aws-core/as-code/find-model-source";
import { ProfileModel } from "@quarry/aws-core/profiles/schema";
import { z } from "zod";
import type { Database } from "../operation/context.ts";
import type { ProfileView } from "./schema.ts";

/** What an application inference profile was copied from, and whether that is more than a guess. */
export interface CopiedSource {
  copyFrom: string;
  isCertain: boolean;
}

type Copy = Pick<ProfileView, "id" | "arn" | "region" | "routing" | "baseModelId"> & {
  models: z.infer<typeof ProfileModel>[];
};

const ApprovedCall = z.object({ input: z.object({ modelSource: z.object({ copyFrom: z.string() }) }) });

/**
 * What AWS does not tell: the source of a profile. Quarry knows it of what it made itself; else the models tell,
 * or the system-defined profile of the same model and routing. Null when nothing fits.
 */
export async function findCopiedSource(
  database: Pick<Database, "profile" | "awsOperation">,
  { id, arn, region, routing, baseModelId, models }: Copy,
): Promise<CopiedSource | null> {
  const { connectionId } = await database.profile.findUniqueOrThrow({
    where: { id },
    select: { connectionId: true },
  });
  const made = await database.awsOperation.findFirst({
    where: { resourceArn: arn, request: { connectionId } },
    select: { input: true },
  });
  const approved = ApprovedCall.safeParse(made?.input);
  if (approved.success) return { copyFrom: approved.data.input.modelSource.copyFrom, isCertain: true };
  const rows = await database.profile.findMany({
    where: { connectionId, region, type: "SYSTEM_DEFINED", goneAt: null, baseModelId },
  });
  const systemProfiles = rows.map((row) => ({ ...row, models: z.array(ProfileModel).parse(row.models) }));
  const source = findModelSource({ region, models }, systemProfiles);
  if (source !== undefined) return { copyFrom: source, isCertain: true };
  const likely = systemProfiles.find((profile) => profile.routing === routing);
  return likely ? { copyFrom: likely.arn, isCertain: false } : null;
}
