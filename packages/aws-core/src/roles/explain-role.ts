import { explainPolicy } from "../policies/explain-policy.ts";
import type { StatementSentence } from "../policies/explain-policy.ts";
import type { PolicyDocument, PolicyStatement } from "../policies/policy-document.ts";
import { listed } from "./difference.ts";
import type { TrustDocument, TrustStatement } from "./trust-document.ts";

/** Explains every statement of a policy that this folder or the one of policies writes, in the document's order. */
export function explainPermissions(document: PolicyDocument): StatementSentence[] {
  const plain = explainPolicy(document);
  return document.Statement.map((statement, index) => ({
    sid: statement.Sid,
    sentence: sentences[statement.Sid]?.(statement) ?? plain[index]?.sentence ?? "",
  }));
}

/** Explains who may assume a role, in the document's order. */
export function explainTrust({ Statement }: TrustDocument): StatementSentence[] {
  return Statement.map((statement) => ({
    sid: statement.Sid,
    sentence: trustSentences[statement.Sid]?.(statement) ?? "",
  }));
}

const trustSentences: Readonly<Record<string, (statement: TrustStatement) => string>> = {
  SageMakerAssumesTheRole: (statement) =>
    `SageMaker may work as the role, but only for resources of account ${conditionOf(statement, "aws:SourceAccount")}: nobody else’s endpoint can use it.`,
  ImportJobsAssumeTheRole: (statement) =>
    `Bedrock may work as the role, but only for import jobs of account ${conditionOf(statement, "aws:SourceAccount")} in ${placeOf(conditionOf(statement, "aws:SourceArn"))}.`,
  TheAccountAssumesTheRole: (statement) =>
    `Whom account ${accountOf(statement)} lets assume this role by its own policies may work as it${externally(statement)}.`,
  TheRoleAssumesTheRole: (statement) =>
    `Only ${principalOf(statement)} may work as this role${externally(statement)}.`,
  ThePermissionSetAssumesTheRole: (statement) =>
    `People of account ${accountOf(statement)} who signed in with the permission set ${permissionSetOf(statement)} may work as this role${externally(statement)}.`,
};

type Explained = Pick<PolicyStatement, "Condition">;

const principalOf = ({ Principal }: TrustStatement): string =>
  "AWS" in Principal ? (Principal.AWS[0] ?? "") : (Principal.Service[0] ?? "");
const accountOf = (statement: TrustStatement): string => principalOf(statement).split(":")[4] ?? "";
const permissionSetOf = (statement: TrustStatement): string =>
  /AWSReservedSSO_(.*)_\?+$/.exec(conditionOf(statement, "aws:PrincipalArn"))?.[1] ?? "";
const externally = (statement: TrustStatement): string =>
  conditionOf(statement, "sts:ExternalId") === "" ? "" : ", when they give the external id";

function conditionOf({ Condition = {} }: Explained, key: string): string {
  const values = Object.values(Condition).flatMap((pairs) => pairs[key] ?? []);
  return listed(values);
}

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
const placeOf = (arn: string): string => arn.split(":")[3] ?? "";
const first = ({ Resource }: PolicyStatement): string => Resource[0] ?? "";
const bucketPath = (arn: string): string => arn.split(":::")[1] ?? arn;
const prefixOf = (statement: PolicyStatement): string => nameOf(first(statement)).replace(/\*$/, "");

const tagged = (statement: Explained, what: "Request" | "Resource"): string => {
  const [pair] = Object.entries(statement.Condition?.["StringEquals"] ?? {});
  return pair === undefined || !pair[0].startsWith(`aws:${what}Tag/`)
    ? ""
    : ` Only with the tag ${pair[0].slice(pair[0].indexOf("/") + 1)}: ${String(pair[1])}.`;
};

const sentences: Readonly<Record<string, (statement: PolicyStatement) => string>> = {
  SignInToTheRegistry: () =>
    "Signs in to the container registry. AWS takes no narrower resource than * for it; what can be pulled is said below.",
  PullTheImage: ({ Resource }) =>
    `Pulls images from ${listed(Resource.map(repositoryOf))}, and from nowhere else.`,
  ReadModelFiles: (statement) =>
    `Reads ${listed(statement.Resource.map(bucketPath))} in buckets of account ${conditionOf(statement, "aws:ResourceAccount")}: a bucket of that name in another account is not read.`,
  ExchangeAnswers: (statement) =>
    `Reads the inputs of asynchronous calls and writes their answers, in ${listed(statement.Resource.map(bucketPath))} only.`,
  ListModelFiles: (statement) => {
    const prefixes = conditionOf(statement, "s3:prefix");
    return `Lists the bucket ${bucketPath(first(statement))}${prefixes === "" ? "" : `, below ${prefixes}`}.`;
  },
  DecryptModelFiles: (statement) =>
    `Decrypts with the key ${nameOf(first(statement))}, only what S3 (${conditionOf(statement, "kms:ViaService")}) reads.`,
  ReadTheSecret: (statement) => `Reads the one secret ${first(statement).split(":secret:")[1]}.`,
  WriteLogs: () => "Writes the container’s output to the log groups below /aws/sagemaker/.",
  WriteMetrics: (statement) =>
    `Writes metrics in the namespaces ${conditionOf(statement, "cloudwatch:namespace")}. AWS takes no narrower resource than * for it.`,
  ReadTheNetwork: () =>
    "Looks at the network that the container or job is put into. AWS takes no narrower resource than * for it.",
  MakeNetworkInterfaces: (statement) =>
    `Makes network interfaces in ${listed(statement.Resource.slice(1).map(nameOf))}.`,
  LendAndRemoveNetworkInterfaces: (statement) =>
    `Lends network interfaces to SageMaker and removes them, in ${networksOf(statement)} only.`,
  MakeNetworkInterfacesOfTheJob: () => "Makes network interfaces that carry the tags of the import job.",
  PutThemIntoTheNetwork: (statement) => `Puts them into ${listed(statement.Resource.map(nameOf))}.`,
  LendAndRemoveNetworkInterfacesOfTheJob: (statement) =>
    `Lends network interfaces of import jobs to Bedrock and removes them, in ${networksOf(statement)} only.`,
  TagNewNetworkInterfaces: () =>
    "Gives new network interfaces the two tags of the import job, and no other tag.",
  MakeEndpoints: (statement) =>
    `Makes models, configurations, endpoints and components whose names begin with ${prefixOf(statement)}.${tagged(statement, "Request")}`,
  TagNewEndpoints: () => "Tags what it makes, while making it; tags of what exists are left alone.",
  ChangeAndDeleteEndpoints: (statement) =>
    `Changes, scales and deletes what has such a name.${tagged(statement, "Resource")}`,
  ReadEndpoints: () => "Reads the state and the tags of what has such a name.",
  ListEndpoints: () => "Lists names and states. AWS takes no narrower resource than * for it.",
  CallEndpoints: () => "Calls the models on such endpoints, streamed or not.",
  PassTheExecutionRole: (statement) =>
    `Hands the role ${nameOf(first(statement))} to SageMaker, and no other role and to no other service.`,
  ScaleEndpoints: () =>
    "Sets how endpoints grow and shrink by themselves. The condition keeps it to SageMaker.",
  ReadScaling: () => "Reads the scaling settings. AWS takes no narrower resource than * for it.",
  LetAutoScalingWork: () =>
    "Lets AWS make its own role for scaling SageMaker, once in an account; its permissions are AWS’s and fixed.",
  SetAlarms: (statement) =>
    `Sets and removes alarms whose names begin with ${prefixOf(statement).replace(/^.*alarm:/, "")}, and those that scaling sets for such endpoints.`,
  ReadAlarms: () => "Reads the alarms of the account in this Region.",
  ReadMetrics: () => "Reads metrics. AWS takes no narrower resource than * for it.",
  ReadLogs: (statement) =>
    `Reads the logs of endpoints and components whose names begin with ${prefixOf(statement)}.`,
  ReadQuotas: () => "Reads how many instances of each type the account may run.",
  EncryptModelFiles: (statement) =>
    `Encrypts and decrypts with the key ${nameOf(first(statement))}, only what S3 (${conditionOf(statement, "kms:ViaService")}) stores.`,
  UploadModelFiles: (statement) =>
    `Uploads model files to ${listed(statement.Resource.map(bucketPath))}, in parts where they are large, and reads them back.`,
  ListUnfinishedUploads: (statement) =>
    `Finds unfinished uploads to the bucket ${bucketPath(first(statement))}, which are billed until they are ended.`,
  StartAndListImports: (statement) =>
    `Starts and lists imports in ${conditionOf(statement, "aws:RequestedRegion")}. AWS takes no narrower resource than * for it.`,
  ReadImports: () => "Follows an import and reads why one failed.",
  TagImports: () => "Tags imports and what they make.",
  PassTheImportRole: (statement) =>
    `Hands the role ${nameOf(first(statement))} to Bedrock, and no other role and to no other service.`,
  ReadAndDeleteImportedModels: () => "Reads and deletes imported models.",
  CallImportedModels: () => "Calls imported models, streamed or not. Converse needs no action of its own.",
};

const networksOf = ({ Condition }: PolicyStatement): string =>
  listed([Condition?.["ArnEquals"]?.["ec2:Subnet"] ?? []].flat().map(nameOf));

function repositoryOf(arn: string): string {
  const [, , , region, account, repository = ""] = arn.split(":");
  return `${repository.replace(/^repository\//, "")} of account ${account} in ${region}`;
}
