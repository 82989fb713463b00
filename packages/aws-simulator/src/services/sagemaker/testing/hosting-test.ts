// What the tests of endpoints share: deploying in one line, moving the clock, reading states and the ledger.
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateInferenceComponentCommand,
  CreateModelCommand,
  DescribeEndpointCommand,
  DescribeInferenceComponentCommand,
} from "@aws-sdk/client-sagemaker";
import type {
  ContainerDefinition,
  CreateEndpointConfigInput,
  DescribeEndpointOutput,
  InferenceComponentSpecification,
  ProductionVariant,
} from "@aws-sdk/client-sagemaker";
import { test as base } from "../../../testing/simulator-test.ts";
import type { LedgerEntry } from "../ledger.ts";

export const executionRole = "arn:aws:iam::111122223333:role/SageMakerExecutionRoleLLM";
export const tgiImage =
  "763104351884.dkr.ecr.us-west-2.amazonaws.com/huggingface-pytorch-tgi-inference:2.7.0-tgi3.3.6-gpu-py311-cu124-ubuntu22.04";
export const vllmImage =
  "763104351884.dkr.ecr.us-west-2.amazonaws.com/vllm:0.27.1-gpu-py312-cu130-ubuntu22.04-sagemaker";
export const openModel = "mlabonne/TwinLlama-3.1-8B-DPO";

export const arnOf = (kind: string, name: string): string =>
  `arn:aws:sagemaker:us-west-2:111122223333:${kind}/${name}`;

const container: ContainerDefinition = { Image: tgiImage, Environment: { HF_MODEL_ID: openModel } };

export type Hosting = {
  model: (name: string, more?: Partial<ContainerDefinition>) => Promise<void>;
  config: (
    name: string,
    variant?: Partial<ProductionVariant>,
    more?: Partial<CreateEndpointConfigInput>,
  ) => Promise<void>;
  endpoint: (name: string, config?: string) => Promise<void>;
  /** Model, configuration and endpoint of one name. */
  deploy: (
    name: string,
    more?: { container?: Partial<ContainerDefinition>; variant?: Partial<ProductionVariant> },
  ) => Promise<void>;
  /** An endpoint of components, in service. */
  deployForComponents: (name: string, variant?: Partial<ProductionVariant>) => Promise<void>;
  component: (
    name: string,
    endpoint: string,
    more?: { copies?: number; specification?: InferenceComponentSpecification },
  ) => Promise<void>;
  describe: (name: string) => Promise<DescribeEndpointOutput>;
  status: (name: string) => Promise<string | undefined>;
  componentStatus: (name: string) => Promise<string | undefined>;
  advance: (seconds: number) => void;
  /** Instance-seconds by type of the endpoint's last life. */
  ledger: (name: string) => Promise<Record<string, number>>;
};

export const componentSpecification: InferenceComponentSpecification = {
  Container: { Image: tgiImage, Environment: { HF_MODEL_ID: openModel } },
  ComputeResourceRequirements: {
    NumberOfAcceleratorDevicesRequired: 1,
    NumberOfCpuCoresRequired: 2,
    MinMemoryRequiredInMb: 5120,
  },
};

export const test = base.extend<{ hosting: Hosting }>({
  hosting: async ({ clients: { sagemaker }, simulator }, use) => {
    const hosting: Hosting = {
      async model(name, more = {}) {
        const PrimaryContainer = { ...container, ...more };
        await sagemaker.send(
          new CreateModelCommand({ ModelName: name, PrimaryContainer, ExecutionRoleArn: executionRole }),
        );
      },
      async config(name, variant = {}, more = {}) {
        const production = {
          VariantName: "AllTraffic",
          ModelName: name,
          InstanceType: "ml.g5.xlarge" as const,
          InitialInstanceCount: 1,
          ...variant,
        };
        await sagemaker.send(
          new CreateEndpointConfigCommand({
            EndpointConfigName: name,
            ProductionVariants: [production],
            ...more,
          }),
        );
      },
      async endpoint(name, config = name) {
        await sagemaker.send(new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: config }));
      },
      async deploy(name, more = {}) {
        await hosting.model(name, more.container);
        await hosting.config(name, more.variant);
        await hosting.endpoint(name);
      },
      async deployForComponents(name, variant = {}) {
        await hosting.config(name, { ModelName: undefined, ...variant }, { ExecutionRoleArn: executionRole });
        await hosting.endpoint(name);
        simulator.advanceClock(300);
      },
      async component(name, endpoint, { copies = 1, specification = componentSpecification } = {}) {
        await sagemaker.send(
          new CreateInferenceComponentCommand({
            InferenceComponentName: name,
            EndpointName: endpoint,
            VariantName: "AllTraffic",
            Specification: specification,
            RuntimeConfig: { CopyCount: copies },
          }),
        );
      },
      describe: (name) => sagemaker.send(new DescribeEndpointCommand({ EndpointName: name })),
      status: async (name) => (await hosting.describe(name)).EndpointStatus,
      componentStatus: async (name) =>
        (await sagemaker.send(new DescribeInferenceComponentCommand({ InferenceComponentName: name })))
          .InferenceComponentStatus,
      advance: (seconds) => simulator.advanceClock(seconds),
      async ledger(name) {
        const response = await fetch(`${simulator.url}/_simulator/ledger`);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the control API answers what readLedger gives
        const { endpoints } = (await response.json()) as { endpoints: LedgerEntry[] };
        return endpoints.findLast(({ endpointName }) => endpointName === name)?.instanceSeconds ?? {};
      },
    };
    await use(hosting);
  },
});
