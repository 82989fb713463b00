/** A policy that AWS maintains, and what attaching it gives away. */
export interface ManagedPolicy {
  name: string;
  tooWide: string;
}

/** What an execution role is usually given. */
export const executionManagedPolicies: readonly ManagedPolicy[] = [
  {
    name: "AmazonSageMakerFullAccess",
    tooWide:
      "It lets the container make and delete endpoints, notebooks and training jobs, and pass any role to SageMaker.",
  },
  {
    name: "AmazonS3FullAccess",
    tooWide: "It lets the container read, overwrite and delete every bucket of the account.",
  },
  {
    name: "CloudWatchLogsFullAccess",
    tooWide: "It lets the container read and delete the logs of everything in the account.",
  },
  {
    name: "AmazonEC2ContainerRegistryFullAccess",
    tooWide: "It lets the container replace every image of the account, and so what else runs there.",
  },
];

/** What a deployer's user is usually given. */
export const deployerManagedPolicies: readonly ManagedPolicy[] = [
  {
    name: "AmazonSageMakerFullAccess",
    tooWide:
      "It covers every endpoint of the account, not only the deployer’s, and passes any role to SageMaker.",
  },
  {
    name: "AWSCloudFormationFullAccess",
    tooWide: "Nothing in deploying a model needs CloudFormation.",
  },
  {
    name: "IAMFullAccess",
    tooWide: "Who may change IAM may give everything to themselves: this makes the key an administrator’s.",
  },
  {
    name: "AmazonEC2ContainerRegistryFullAccess",
    tooWide: "Deploying names an image and pushes none; the execution role pulls it.",
  },
  {
    name: "AmazonS3FullAccess",
    tooWide: "Deploying names the model’s files and reads none; the execution role does.",
  },
];

/** The ARN of a policy that AWS maintains, in a partition. */
export function managedPolicyArn(partition: string, { name }: ManagedPolicy): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}
