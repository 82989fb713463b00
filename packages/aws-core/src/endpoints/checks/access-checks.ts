import { readS3Address } from "../../objects/s3-address.ts";
import type { DeploymentSpec } from "../deployment-spec.ts";
import type { ArtefactLook } from "../look-at-artefact.ts";
import { checkOf, type DeploymentCheck, type DeploymentFacts } from "./deployment-check.ts";

/** Whether the container may read the model, and who else may then read the token. */
export function checkAccess(spec: DeploymentSpec, facts: DeploymentFacts): DeploymentCheck[] {
  const { model } = spec;
  if (model.source === "s3") return [checkArtefact(spec, model.uri, facts)];
  return [
    checkReading(model, facts),
    ...checkCommit(model, facts),
    ...checkToken(spec, facts),
    ...checkTokenGoal(spec),
    ...checkSecret(spec, facts),
  ];
}

/** Source of the Region's rule: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3ModelDataSource.html */
function checkArtefact(
  { region }: DeploymentSpec,
  uri: string,
  { artefact }: DeploymentFacts,
): DeploymentCheck {
  const check = checkOf("access", "Reading the model");
  if (!artefact) return check.unknown({ why: `Nobody has looked whether ${uri} is there.` });
  if (artefact.found === "unknown") return check.unknown({ why: artefact.why });
  switch (artefact.found) {
    case "there":
      return check.ok(`${uri} holds ${filesOf(artefact)}. Its role has to be able to read it.`);
    case "nothing":
      return check.blocked({
        why: `There is nothing at ${uri}.`,
        remedy: "Check the address: a folder ends in a slash, an archive in .tar.gz, and capitals count.",
      });
    case "no-bucket":
      return check.blocked({
        why: `There is no bucket ${bucketOf(uri)}.`,
        remedy: "Check the address, or upload the model first.",
      });
    case "elsewhere":
      break;
  }
  return check.blocked({
    why: `The bucket ${bucketOf(uri)} is in ${artefact.region}, and the endpoint in ${region}: SageMaker reads models of its own Region only.`,
    remedy: `Copy the model to a bucket in ${region}, or deploy to ${artefact.region}.`,
  });
}

const bucketOf = (uri: string): string => readS3Address(uri).bucket;

function filesOf({ files, bytes }: Extract<ArtefactLook, { found: "there" }>): string {
  const gigabytes = (bytes / 1e9).toLocaleString("en", { maximumFractionDigits: 1 });
  const size = bytes < 5e7 ? "less than 0.1 GB" : `${gigabytes} GB`;
  return `${files === 1 ? "one file" : `${files.toLocaleString("en")} files`} of ${size}`;
}

type HubSource = Extract<DeploymentSpec["model"], { source: "hub" }>;

function checkReading(
  { access, repository }: HubSource,
  { model, hubToken }: DeploymentFacts,
): DeploymentCheck {
  const check = checkOf("access", "Reading the model");
  if (!model && access.kind === "secret") {
    return check.unknown({ why: `Quarry reads no secrets: nobody has seen whether it opens ${repository}.` });
  }
  if (!model && access.kind === "token" && !hubToken) {
    return check.unknown({
      why: `The token that the model was made with is not kept here any more: nobody has seen whether it still opens ${repository}.`,
    });
  }
  if (!model) return check.unknown({ why: `Quarry could not ask the Hub about ${repository}.` });
  const closed = model.private || model.gated !== "no";
  if (!closed) return check.ok(`${repository} is open to everybody.`);
  const kind = model.private ? "private" : "gated";
  if (access.kind === "token" && hubToken) {
    return check.ok(
      `${repository} is ${kind}, and the token “${hubToken.name}” of ${hubToken.owner} opens it.`,
    );
  }
  if (access.kind !== "open") return check.ok(`${repository} is ${kind}, and a token is given.`);
  return check.blocked({
    why: `${repository} is ${kind}: the container cannot download it without a token.`,
    remedy: "Give a read token of an account with access, or copy the model to S3.",
  });
}

function checkCommit({ revision }: HubSource, { model }: DeploymentFacts): DeploymentCheck[] {
  if (!model || model.commit === revision) return [];
  const check = checkOf("commit", "Version of the model");
  return [
    check.warn({
      why: `The commit ${revision.slice(0, 12)} is not the one that was checked, ${model.commit.slice(0, 12)}.`,
      remedy: "Look the repository up again and deploy the commit that was checked.",
    }),
  ];
}

/** Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeModel.html */
function checkToken({ model, image }: DeploymentSpec, { hubToken }: DeploymentFacts): DeploymentCheck[] {
  if (model.source === "s3" || model.access.kind !== "token") return [];
  const reader = image.from === "own" ? " Whoever built the image can read it, too." : "";
  const power = hubToken?.kind === "write" ? " It may also write at the Hub." : "";
  return [
    checkOf("token", "Hub token").warn({
      why: `DescribeModel shows this token to whoever may read models in the account: the image takes it in its environment.${reader}${power}`,
      remedy:
        image.from === "own"
          ? "Have the image read a secret of AWS Secrets Manager by its ARN and name that, or give a fine-grained token that can read this repository and nothing else."
          : "Give a fine-grained token that can read this repository and nothing else, copy the model to S3, or take an image of your own that reads a secret of AWS Secrets Manager.",
    }),
  ];
}

/** A container sends its token to whatever Hub its environment names. */
function checkTokenGoal({ model, environment }: DeploymentSpec): DeploymentCheck[] {
  const goal = environment["HF_ENDPOINT"];
  if (goal === undefined || model.source === "s3" || model.access.kind === "open") return [];
  return [
    checkOf("token-goal", "Where the token goes").warn({
      why: `HF_ENDPOINT has the container send the token to ${goal.slice(0, 100)}.`,
      remedy: "Approve it only if that is your own mirror of the Hub; else remove the variable.",
    }),
  ];
}

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html */
function checkSecret({ model, region }: DeploymentSpec, { account }: DeploymentFacts): DeploymentCheck[] {
  if (model.source === "s3" || model.access.kind !== "secret") return [];
  const check = checkOf("token", "Hub token");
  const [, , , secretRegion, secretAccount] = model.access.secretArn.split(":");
  if (secretAccount !== account) {
    return [
      check.warn({
        why: `The secret belongs to account ${secretAccount}, and the endpoint is made in ${account}.`,
        remedy: "Name a secret of the same account, or allow the role in the policies of secret and key.",
      }),
    ];
  }
  if (secretRegion !== region) {
    return [
      check.warn({
        why: `The secret lies in ${secretRegion}, and the endpoint runs in ${region}.`,
        remedy: "Name a secret of the same Region, or see that the image asks the Region of the ARN.",
      }),
    ];
  }
  return [
    check.ok(
      "The image reads the token from AWS Secrets Manager itself; its role needs secretsmanager:GetSecretValue on the secret.",
    ),
  ];
}
