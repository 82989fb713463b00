import type { SubmitRequestInput } from "@quarry/domain/requests/schema";
import type { z } from "zod";
import { accessOf } from "./deploy-access.ts";
import type { draftShape } from "./deploy-check.ts";

/** What a person has filled in so far; everything may still be empty. A Hub token is never part of it. */
export type DeployDraft = z.infer<typeof draftShape>;

export const emptyDeployDraft: DeployDraft = {
  endpointId: "",
  source: "hub",
  repository: "",
  revision: "main",
  model: null,
  served: null,
  access: "open",
  tokenId: "",
  secretArn: "",
  artefact: "",
  connectionId: "",
  accountId: "",
  region: "",
  roleArn: "",
  imageFrom: "aws",
  imageKind: "huggingface-vllm",
  imageVersion: "",
  imageUri: "",
  imageBody: "raw",
  instanceType: "",
  instances: 1,
  name: "",
  environment: [],
  placement: "MODEL_BASED",
  component: { copies: 1, accelerators: 1, cpus: null, memoryMib: 4096 },
  managed: null,
  scaling: null,
  timeouts: { download: 1200, startup: 900 },
  volumeGb: null,
  subnets: "",
  securityGroups: "",
  isIsolated: false,
  kmsKey: "",
  async: null,
  tags: [],
  team: "",
  purpose: "",
  hoursToLive: null,
  ticket: "",
  justification: "",
};

/** What scaling and queueing begin with when they are turned on. */
export const startOfScaling = {
  minimum: 1,
  maximum: 2,
  target: 60,
  scaleInCooldown: 300,
  scaleOutCooldown: 60,
} as const;
export const startOfAsync = {
  outputPath: "",
  failurePath: "",
  concurrentPerInstance: 4,
  successTopic: "",
  errorTopic: "",
} as const;

type Submission = Extract<
  z.input<typeof SubmitRequestInput>,
  { kind: "endpoint.create" | "endpoint.update" }
>;
type Deployment = Submission["spec"]["deployment"];

/** Whether a draft changes an endpoint that is there, whose name, place, placement and tags stay. */
export const isUpdate = ({ endpointId }: Pick<DeployDraft, "endpointId">): boolean => endpointId !== "";

/** A draft in the shape of the operation's input; rows without a key are left out, numbers without a figure refused. */
export function deploySubmission(draft: DeployDraft): Submission {
  const { endpointId, team, connectionId, purpose, hoursToLive, ticket, justification } = draft;
  const whose = team === "" ? {} : { team };
  if (isUpdate(draft)) {
    const spec = { endpointId, deployment: deploymentOf(draft), ticket, justification };
    return { ...whose, kind: "endpoint.update", spec };
  }
  return {
    ...whose,
    kind: "endpoint.create",
    spec: { connectionId, deployment: deploymentOf(draft), purpose, hoursToLive, ticket, justification },
  };
}

function deploymentOf(draft: DeployDraft): Deployment {
  const { name, region, roleArn, timeouts, scaling, async: asynchronous } = draft;
  return {
    name,
    region,
    roleArn: roleArn.trim(),
    model: modelOf(draft),
    image: imageOf(draft),
    environment: environmentOf(draft),
    placement: placementOf(draft),
    instances: {
      type: draft.instanceType,
      count: figure(draft.instances),
      managed: draft.managed && figures(draft.managed),
      volumeGb: draft.volumeGb,
    },
    scaling: scaling && figures(scaling),
    timeouts: figures(timeouts),
    network: networkOf(draft),
    async: asynchronous && {
      outputPath: asynchronous.outputPath.trim(),
      failurePath: orNull(asynchronous.failurePath),
      concurrentPerInstance: figure(asynchronous.concurrentPerInstance),
      successTopic: orNull(asynchronous.successTopic),
      errorTopic: orNull(asynchronous.errorTopic),
    },
    tags: draft.tags.filter(({ key }) => key.trim() !== ""),
  };
}

function modelOf(draft: DeployDraft): Deployment["model"] {
  const { source, repository, model, artefact } = draft;
  if (source === "s3") return { source, uri: artefact.trim() };
  return {
    source,
    repository: model?.repository ?? repository.trim(),
    revision: model?.commit ?? keptCommit(draft) ?? "",
    access: accessOf(draft),
  };
}

/** The commit that stays as it is because nothing else was typed; undefined when one has to be looked up. */
export function keptCommit({
  served,
  repository,
  revision,
}: Pick<DeployDraft, "served" | "repository" | "revision">): string | undefined {
  const isSame = served?.repository === repository.trim() && served.revision === revision.trim();
  return isSame ? served.revision : undefined;
}

/** The image as it would be sent. */
export function imageOf(draft: DeployDraft): Deployment["image"] {
  const { imageFrom: from, imageKind: kind, imageVersion: version, imageUri, imageBody: body } = draft;
  return from === "aws" ? { from, kind, version } : { from, uri: imageUri.trim(), body };
}

/** The environment as it would be sent: rows without a name are left out. */
export function environmentOf({ environment }: Pick<DeployDraft, "environment">): Record<string, string> {
  return Object.fromEntries(
    environment.filter(({ key }) => key !== "").map(({ key, value }) => [key, value] as const),
  );
}

function placementOf({ placement: mode, component }: DeployDraft): Deployment["placement"] {
  if (mode === "MODEL_BASED") return { mode };
  const { copies, accelerators, cpus, memoryMib } = component;
  return {
    mode,
    copies: figure(copies),
    accelerators: figure(accelerators),
    cpus,
    memoryMib: figure(memoryMib),
  };
}

function networkOf({ subnets, securityGroups, isIsolated, kmsKey }: DeployDraft): Deployment["network"] {
  const vpc = { subnets: idsOf(subnets), securityGroups: idsOf(securityGroups) };
  return {
    vpc: vpc.subnets.length + vpc.securityGroups.length === 0 ? null : vpc,
    isolated: isIsolated,
    kmsKey: orNull(kmsKey),
  };
}

const idsOf = (list: string): string[] => list.split(/[\s,]+/u).filter(Boolean);
const orNull = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

/** Nothing was typed: a number that every field refuses. */
const figure = (value: number | null): number => value ?? -1;

function figures<Key extends string>(record: Readonly<Record<Key, number | null>>): Record<Key, number>;
function figures(record: Readonly<Record<string, number | null>>): Record<string, number> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, figure(value)]));
}
