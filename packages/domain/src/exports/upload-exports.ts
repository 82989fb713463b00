import { command } from "../operation/command.ts";
import type { Transaction } from "../operation/context.ts";
import type { Change } from "../audit/append-event.ts";
import { actingTeam, personOf } from "../operation/acting-team.ts";
import type { TeamOfActor, UserActor } from "../operation/actor.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { readUpload } from "./read-upload.ts";
import type { ReadUpload } from "./read-upload.ts";
import { UploadExportsInput, UploadExportsResult } from "./schema.ts";
import type { UploadedExportView } from "./schema.ts";

/** Reads uploaded files, keeps what was found in them and has the worker look every profile up in AWS. */
export const uploadExports = command({
  permission: "exports.upload",
  event: "export.uploaded",
  route: { method: "POST", path: "/exports", summary: "Upload Bedrock IDE exports", successStatus: 201 },
  input: UploadExportsInput,
  output: UploadExportsResult,
  async prepare({ context, input, signal }) {
    const team = actingTeam(context, input.team);
    const files = Array.isArray(input.file) ? input.file : [input.file];
    const uploads: ReadUpload[] = [];
    for (const file of files) uploads.push(await readUpload(file, context.configuration, signal));
    return { team, uploads };
  },
  async run({ context, transaction, prepared: { team, uploads } }) {
    const person = personOf(context);
    const views: UploadedExportView[] = [];
    for (const upload of uploads) {
      views.push(await keep({ transaction, jobs: context.jobs, team, person, upload }));
    }
    return { result: { items: views }, changes: views.map((view) => changeOf(view, team)) };
  },
});

interface Keeping {
  transaction: Transaction;
  jobs: JobQueue;
  team: TeamOfActor;
  person: UserActor;
  upload: ReadUpload;
}

async function keep({ transaction, jobs, team, person, upload }: Keeping): Promise<UploadedExportView> {
  const first = await transaction.export.findFirst({
    where: { teamId: team.id, sha256: upload.sha256, duplicateOfId: null },
    select: { id: true },
  });
  const { result, ...facts } = upload;
  const found = result.ok ? result.profiles.map(({ arn }) => ({ arn })) : [];
  const row = await transaction.export.create({
    data: {
      ...facts,
      teamId: team.id,
      uploadedById: person.userId,
      readable: result.ok,
      result,
      duplicateOfId: first?.id ?? null,
      profiles: { create: found },
    },
  });
  if (found.length > 0)
    await jobs.enqueue(transaction, { name: "exports.verify", payload: { exportId: row.id }, key: row.id });
  return { id: row.id, ...facts, ...(first && { duplicateOf: first.id }), result };
}

function changeOf(
  { id, fileName, sha256, sizeBytes, duplicateOf, result }: UploadedExportView,
  team: TeamOfActor,
): Change {
  return {
    subject: { kind: "export", id, label: fileName },
    teamId: team.id,
    after: {
      sha256,
      sizeBytes,
      duplicateOf: duplicateOf ?? null,
      outcome: result.ok ? "read" : result.error.kind,
      profiles: result.ok ? result.profiles.map(({ arn }) => arn) : [],
    },
  };
}
