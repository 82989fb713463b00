/** A variant of an endpoint as it is now. */
export interface EndpointVariant {
  name: string;
  /** Verbatim from AWS, such as `Creating` or `Baking`; empty when nothing is under way. */
  states: string[];
  /** Instances that serve; null where AWS does not say. */
  currentInstances: number | null;
  desiredInstances: number | null;
  /** The image as it was resolved to a digest; null until it was pulled. */
  image: string | null;
}

/** An endpoint as DescribeEndpoint tells it; dates are ISO 8601 in UTC. */
export interface EndpointDescription {
  name: string;
  arn: string;
  /** Verbatim from AWS, such as `InService`. */
  status: string;
  /** The configuration that is or was in use; null where AWS names none. */
  configName: string | null;
  /** AWS's own sentence; null unless the endpoint failed. */
  failureReason: string | null;
  /** Where an asynchronous endpoint writes its answers, null for SageMaker's own bucket; null for any other endpoint. */
  queue: { outputPath: string | null } | null;
  variants: EndpointVariant[];
  /** Instances that an update is bringing up beside those that serve; empty when none is under way. */
  pending: { instanceType: string; instances: number }[];
  createdAt: string;
  changedAt: string;
}

/** What a list tells of an endpoint. */
export type EndpointSummary = Pick<
  EndpointDescription,
  "name" | "arn" | "status" | "createdAt" | "changedAt"
>;

/** What a list tells of an inference component; the status is null where AWS gives none. */
export interface ComponentSummary {
  name: string;
  arn: string;
  endpoint: string;
  variant: string;
  status: string | null;
  createdAt: string;
  changedAt: string;
}

/** An inference component as DescribeInferenceComponent tells it. */
export interface ComponentDescription extends ComponentSummary {
  failureReason: string | null;
  modelName: string | null;
  /** What one copy gets; null where nothing is set. */
  memoryMib: number | null;
  cpus: number | null;
  accelerators: number | null;
  downloadSeconds: number | null;
  startupSeconds: number | null;
  currentCopies: number | null;
  desiredCopies: number | null;
}

/** A variant as a configuration asks for it. */
export interface ConfiguredVariant {
  name: string;
  /** Null for inference components, which bring their own. */
  modelName: string | null;
  instanceType: string | null;
  instances: number | null;
  amiVersion: string | null;
  /** EBS volume in GB. */
  volumeGb: number | null;
  managed: { least: number | null; most: number | null } | null;
}

/** An endpoint configuration. */
export interface EndpointConfigDescription {
  name: string;
  arn: string;
  variants: ConfiguredVariant[];
  shadowVariants: ConfiguredVariant[];
  /** Whether requests are queued instead of answered at once. */
  isAsync: boolean;
  kmsKey: string | null;
  roleArn: string | null;
  createdAt: string;
}
