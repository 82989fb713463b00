import { call } from "@orpc/server";
import { listInferenceProfiles } from "@quarry/aws-core/profiles/list-inference-profiles";
import { uploadExports } from "@quarry/domain/exports/upload-exports";
import { adoptProfiles } from "@quarry/domain/exports/adopt-profiles";
import { demoActor } from "./demo-actor.ts";
import type { Means } from "./demo-actor.ts";
import { demoExport } from "./demo-export.ts";
import type { DemoApp } from "./demo-export.ts";

const region = "us-west-2";
const account = "111122223333";
const arnOf = (id: string, owner = account): string =>
  `arn:aws:bedrock:${region}:${owner}:application-inference-profile/${id}`;

const searchProject = {
  domainId: "dzd-pvy48blaz31dfq",
  projectId: "l8gc3p24vopdam",
  exportProjectId: "xa6ytn39cz44x0",
};
const paymentsProject = {
  domainId: "dzd-18jefxmirs0d6x",
  projectId: "4xq1umobuichtd",
  exportProjectId: "av7e1bdzgcjyq1",
};

/** Exports as people of two teams upload them, one profile of each adopted; done once. */
export async function seedExports(means: Means): Promise<void> {
  if ((await means.database.export.count()) > 0) return;
  const alive = arnOf("dsh66sruwg0s");
  await uploadAs(means, "linus@example.com", {
    ...searchProject,
    name: "support-assistant",
    exportId: "4k1v9n2m7q8c3x",
    region,
    account,
    modelArns: [alive, arnOf("64eos5h69zwm"), arnOf("h8w2kq0v5n1c", "999988887777")],
    adopt: [alive],
  });
  const paid = await studioProfileOf(means, paymentsProject.projectId);
  await uploadAs(means, "margaret@example.com", {
    ...paymentsProject,
    name: "dispute-triage",
    exportId: "9z3b6t1r5w0d2h",
    region,
    account,
    modelArns: paid,
    adopt: paid.slice(0, 1),
  });
}

async function studioProfileOf({ aws, database }: Means, projectId: string): Promise<string[]> {
  const connection = await database.connection.findFirstOrThrow({ where: { accountId: account } });
  const profiles = await listInferenceProfiles(aws.clientsFor(connection, region), { type: "APPLICATION" });
  return profiles
    .filter(({ description }) => description?.endsWith(`in project ${projectId}`))
    .map(({ arn }) => arn);
}

async function uploadAs(
  means: Means,
  email: string,
  { adopt, ...app }: DemoApp & { adopt: readonly string[] },
) {
  const context = { ...means, actor: await demoActor(means, email), requestId: "demo" };
  const zip = new Uint8Array(await demoExport(app));
  const file = new File([zip], `amazon-bedrock-ide-app-export-${app.exportId}.zip`, {
    type: "application/zip",
  });
  const { items } = await call(uploadExports, { file }, { context });
  const [uploaded] = items;
  if (uploaded) await call(adoptProfiles, { id: uploaded.id, arns: [...adopt] }, { context });
}
