import { query } from "../operation/query.ts";
import { findCopiedSource } from "./find-copied-source.ts";
import { findProfile } from "./get-profile.ts";
import { renderCallAsCode, renderWritable } from "./render-call-as-code.ts";
import { CodeView, ProfileReference } from "./schema.ts";

/** A profile as Terraform, CDK, CloudFormation and AWS CLI; a system-defined one as what CDK names it by. */
export const getProfileCode = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profiles/{id}/code", summary: "A profile as infrastructure code" },
  input: ProfileReference,
  output: CodeView,
  async run({ context, input }) {
    const profile = await findProfile(context, input.id);
    const { type, arn, name, region, accountId, description, tags } = profile;
    if (type === "SYSTEM_DEFINED") return renderWritable({ type, arn, name, region, account: accountId });
    const source = await findCopiedSource(context.database, profile);
    if (source === null) return { files: [], remark: unknownSource };
    const { copyFrom, isCertain } = source;
    const call = {
      accountId,
      region,
      input: {
        inferenceProfileName: name,
        ...(description !== "" && { description }),
        modelSource: { copyFrom },
        tags,
      },
    };
    const { files, remark } = renderCallAsCode(call, profile.goneAt === null ? arn : null);
    const remarks = [
      remark,
      profile.goneAt === null ? null : gone,
      isCertain ? null : guessed,
      profile.tagsReadable ? null : unreadableTags,
    ].filter((sentence) => sentence !== null);
    return { files, remark: remarks.length > 0 ? remarks.join(" ") : null };
  },
});

const unknownSource =
  "AWS does not tell what a profile was copied from, and no system-defined profile of this Region fits its models, so it cannot be written as code.";

const gone = "AWS no longer lists this profile: the code makes it anew, with another ARN.";

const guessed =
  "AWS does not tell what a profile was copied from. The source in this code has the same model and routing today, but not the same Regions; check it before you make a profile of it.";

const unreadableTags =
  "Quarry may not read the tags of this profile now. Check them before you apply the code, which may remove those that it does not name.";
