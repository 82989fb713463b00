import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DeleteModelCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  UpdateEndpointCommand,
} from "@aws-sdk/client-sagemaker";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { describe, expect } from "vitest";
import { arnOf, executionRole, test, tgiImage } from "./testing/hosting-test.ts";

const newModel = (ModelName: string, more = {}) =>
  new CreateModelCommand({
    ModelName,
    PrimaryContainer: { Image: tgiImage },
    ExecutionRoleArn: executionRole,
    ...more,
  });

describe("names", () => {
  for (const [what, name, rule] of [
    [
      "an underscore",
      "my_model",
      "Member must satisfy regular expression pattern: [a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?",
    ],
    ["64 characters", "a".repeat(64), "Member must have length less than or equal to 63"],
    ["a hyphen at the end", "model-", "Member must satisfy regular expression pattern"],
  ] as const) {
    test(`a model name with ${what} is refused`, async ({ clients: { sagemaker } }) => {
      await expect(sagemaker.send(newModel(name))).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(`at 'modelName' failed to satisfy constraint: ${rule}`),
      });
    });
  }

  for (const [kind, words] of [
    ["model", "model"],
    ["endpoint-config", "endpoint configuration"],
    ["endpoint", "endpoint"],
  ] as const) {
    test(`a second ${words} of the same name is refused`, async ({ hosting }) => {
      await hosting.deploy("twice");
      const again = { model: hosting.model, "endpoint-config": hosting.config, endpoint: hosting.endpoint }[
        kind
      ];
      await expect(again("twice")).rejects.toMatchObject({
        name: "ValidationException",
        message: `Cannot create already existing ${words} "${arnOf(kind, "twice")}".`,
      });
    });

    test(`a missing ${words} is told with its ARN`, async ({ hosting, clients: { sagemaker } }) => {
      const look = {
        model: () => sagemaker.send(new DescribeModelCommand({ ModelName: "absent" })),
        "endpoint-config": () =>
          sagemaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName: "absent" })),
        endpoint: () => hosting.describe("absent"),
      }[kind];
      await expect(look()).rejects.toMatchObject({
        name: "ValidationException",
        message: `Could not find ${words} "${arnOf(kind, "absent")}".`,
        $metadata: { httpStatusCode: 400 },
      });
    });
  }
});

const cannot = (arn: string) =>
  `Could not assume role ${arn}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.`;

describe("roles", () => {
  for (const [what, arn, message] of [
    ["is missing", "arn:aws:iam::111122223333:role/Nobody", cannot("arn:aws:iam::111122223333:role/Nobody")],
    [
      "trusts others",
      "arn:aws:iam::111122223333:role/QuarryPortal",
      cannot("arn:aws:iam::111122223333:role/QuarryPortal"),
    ],
    [
      "is another account's",
      "arn:aws:iam::444455556666:role/Theirs",
      "RoleArn: Cross-account pass role is not allowed.",
    ],
  ] as const) {
    test(`a model whose role ${what} is refused`, async ({ clients: { sagemaker } }) => {
      await expect(sagemaker.send(newModel("m", { ExecutionRoleArn: arn }))).rejects.toMatchObject({
        name: "ValidationException",
        message,
      });
    });
  }

  test("a role just made works after ten seconds", async ({ clients: { sagemaker, iam }, hosting }) => {
    const trust = {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: "sagemaker.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    };
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: "NewExecution", AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    const model = newModel("m", { ExecutionRoleArn: Role?.Arn });
    await expect(sagemaker.send(model)).rejects.toThrow(cannot(Role?.Arn ?? ""));
    hosting.advance(11);
    await expect(sagemaker.send(model)).resolves.toMatchObject({ ModelArn: arnOf("model", "m") });
  });
});

const allow = (more: object) => ({ Effect: "Allow", Resource: "*", ...more });

describe("a user who may do all of SageMaker", () => {
  const sagemakerOnly = allow({ Action: "sagemaker:*" });
  const tagLess = { Effect: "Deny", Resource: "*", Action: "sagemaker:AddTags" };
  const passing = allow({
    Action: "iam:PassRole",
    Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
  });
  const asUser = test.extend<{ actAs: (statements: object[]) => Promise<SageMakerClient> }>({
    actAs: async ({ clients: { iam }, connect }, use) =>
      use(async (statements) => {
        const UserName = "deployer";
        const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: statements });
        await iam.send(new CreateUserCommand({ UserName }));
        await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
        const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        const { AccessKeyId = "", SecretAccessKey = "" } = AccessKey ?? {};
        return connect({ credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } })
          .sagemaker;
      }),
  });
  const config = new CreateEndpointConfigCommand({
    EndpointConfigName: "c",
    ExecutionRoleArn: executionRole,
    ProductionVariants: [{ VariantName: "A", InstanceType: "ml.g5.xlarge", InitialInstanceCount: 1 }],
  });

  asUser("cannot give a role away without leave to pass it", async ({ actAs }) => {
    const sagemaker = await actAs([sagemakerOnly]);
    for (const send of [() => sagemaker.send(newModel("m")), () => sagemaker.send(config)]) {
      await expect(send()).rejects.toMatchObject({
        name: "AccessDeniedException",
        message: expect.stringContaining(`iam:PassRole on resource: ${executionRole}`),
      });
    }
  });

  asUser("can with leave to pass it to SageMaker", async ({ actAs }) => {
    const sagemaker = await actAs([sagemakerOnly, passing]);
    await expect(sagemaker.send(newModel("m"))).resolves.toBeDefined();
    await expect(sagemaker.send(config)).resolves.toBeDefined();
  });

  asUser("needs leave for the tags of what is made", async ({ actAs }) => {
    const sagemaker = await actAs([sagemakerOnly, passing, tagLess]);
    const tagged = newModel("m", { Tags: [{ Key: "Team", Value: "search" }] });
    await expect(sagemaker.send(tagged)).rejects.toThrow("sagemaker:AddTags");
    await expect(sagemaker.send(newModel("m"))).resolves.toBeDefined();
  });
});

describe("models", () => {
  for (const [what, more, message] of [
    ["no container", { PrimaryContainer: undefined }, "At least one of PrimaryContainer or Containers"],
    [
      "both forms of containers",
      { Containers: [{ Image: tgiImage }] },
      "Only one of PrimaryContainer or Containers",
    ],
    ["no image", { PrimaryContainer: {} }, "At least one of Image or ModelPackageName"],
    ["no role", { ExecutionRoleArn: undefined }, "ExecutionRoleArn is required"],
    [
      "an image from elsewhere",
      { PrimaryContainer: { Image: "ghcr.io/acme/llm:1" } },
      'Using non-ECR image "ghcr.io/acme/llm:1" without Vpc repository access mode is not supported.',
    ],
    [
      "an environment value of 1,025 characters",
      { PrimaryContainer: { Image: tgiImage, Environment: { LONG: "x".repeat(1025) } } },
      "Map value must satisfy constraint: [Member must have length less than or equal to 1024",
    ],
  ] as const) {
    test(`a model with ${what} is refused`, async ({ clients: { sagemaker } }) => {
      await expect(sagemaker.send(newModel("m", more))).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }
});

describe("configurations", () => {
  for (const [what, variant, message] of [
    [
      "a model that is not there",
      { ModelName: "absent" },
      `Could not find model "${arnOf("model", "absent")}".`,
    ],
    [
      "an instance type that the Region lacks",
      { InstanceType: "ml.trn1.2xlarge" },
      "Instance type ml.trn1.2xlarge is not supported for the chosen region. Please choose some other instance type.",
    ],
    [
      "a type that is none",
      JSON.parse('{"InstanceType":"ml.t3.medium"}'),
      "Value 'ml.t3.medium' at 'productionVariants.1.member.instanceType' failed to satisfy constraint: Member must satisfy enum value set: [",
    ],
    ["no instance type", { InstanceType: undefined }, "InstanceType and InitialInstanceCount are required"],
    [
      "managed scaling of a model",
      { ManagedInstanceScaling: { Status: "ENABLED" } },
      "ManagedInstanceScaling is only supported for inference component endpoints.",
    ],
    [
      "no model and no role",
      { ModelName: undefined },
      "ExecutionRoleArn is required in the endpoint configuration",
    ],
    [
      "a start-up time of a second",
      { ContainerStartupHealthCheckTimeoutInSeconds: 1 },
      "greater than or equal to 60",
    ],
    [
      "instances of a serverless variant",
      { ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 } },
      "cannot be specified with ServerlessConfig",
    ],
  ] as const) {
    test(`a configuration with ${what} is refused`, async ({ hosting }) => {
      await hosting.model("m");
      await expect(hosting.config("c", { ModelName: "m", ...variant })).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }

  for (const [what, variant, role, message] of [
    ["a role that is missing", {}, "arn:aws:iam::111122223333:role/Nobody", "Could not assume role"],
    [
      "more instances at least than at most",
      { ManagedInstanceScaling: { MinInstanceCount: 3, MaxInstanceCount: 2 } },
      executionRole,
      "MinInstanceCount cannot be greater than MaxInstanceCount",
    ],
  ] as const) {
    test(`a configuration for components with ${what} is refused`, async ({ hosting }) => {
      const config = hosting.config("c", { ModelName: undefined, ...variant }, { ExecutionRoleArn: role });
      await expect(config).rejects.toThrow(message);
    });
  }

  test("two variants of one name are refused", async ({ hosting, clients: { sagemaker } }) => {
    await hosting.model("m");
    const variant = {
      VariantName: "A",
      ModelName: "m",
      InstanceType: "ml.g5.xlarge",
      InitialInstanceCount: 1,
    } as const;
    const create = new CreateEndpointConfigCommand({
      EndpointConfigName: "c",
      ProductionVariants: [variant, variant],
    });
    await expect(sagemaker.send(create)).rejects.toThrow("Production variant names must be unique.");
  });

  test("p5 is not in Frankfurt", async ({ hosting, connect }) => {
    expect(hosting).toBeDefined();
    const { sagemaker } = connect({ region: "eu-central-1" });
    const config = new CreateEndpointConfigCommand({
      EndpointConfigName: "c",
      ExecutionRoleArn: executionRole,
      ProductionVariants: [{ VariantName: "A", InstanceType: "ml.p5.48xlarge", InitialInstanceCount: 1 }],
    });
    await expect(sagemaker.send(config)).rejects.toThrow("is not supported for the chosen region");
  });
});

describe("endpoints", () => {
  test("above the quota are refused at once, with the numbers", async ({ hosting }) => {
    await hosting.model("m");
    await hosting.config("c", { ModelName: "m", InstanceType: "ml.p4d.24xlarge" });
    await expect(hosting.endpoint("e", "c")).rejects.toMatchObject({
      name: "ResourceLimitExceeded",
      message: expect.stringContaining(
        "The account-level service limit 'ml.p4d.24xlarge for endpoint usage' is 0 Instances, with current utilization of 0 Instances and a request delta of 1 Instances.",
      ),
      $metadata: { httpStatusCode: 400 },
    });
    await expect(hosting.status("e")).rejects.toThrow("Could not find endpoint");
  });

  test("count against the quota together", async ({ hosting, control }) => {
    const quota = { account: "111122223333", region: "us-west-2", quota: "ml.g5.xlarge for endpoint usage" };
    await control("/quotas", { action: "set", ...quota, value: 1 });
    await hosting.deploy("first");
    await expect(hosting.endpoint("second", "first")).rejects.toThrow(
      "is 1 Instances, with current utilization of 1 Instances and a request delta of 1 Instances.",
    );
  });

  test("need quota for both fleets while they are updated", async ({
    hosting,
    control,
    clients: { sagemaker },
  }) => {
    const quota = { account: "111122223333", region: "us-west-2", quota: "ml.g5.xlarge for endpoint usage" };
    await hosting.deploy("tight");
    hosting.advance(300);
    await control("/quotas", { action: "set", ...quota, value: 1 });
    const update = new UpdateEndpointCommand({ EndpointName: "tight", EndpointConfigName: "tight" });
    await expect(sagemaker.send(update)).rejects.toMatchObject({ name: "ResourceLimitExceeded" });
    expect(await hosting.status("tight")).toBe("InService");
  });

  test("of a model that was deleted are refused", async ({ hosting, clients: { sagemaker } }) => {
    await hosting.model("m");
    await hosting.config("c", { ModelName: "m" });
    await sagemaker.send(new DeleteModelCommand({ ModelName: "m" }));
    await expect(hosting.endpoint("e", "c")).rejects.toThrow(
      `Could not find model "${arnOf("model", "m")}".`,
    );
  });

  test("do not see a configuration just made while reads are behind", async ({ hosting, simulator }) => {
    await hosting.model("m");
    await hosting.config("c", { ModelName: "m" });
    simulator.configure({ consistencyDelayMs: 5000 });
    await expect(hosting.endpoint("e", "c")).rejects.toThrow(
      `Could not find endpoint configuration "${arnOf("endpoint-config", "c")}".`,
    );
    hosting.advance(5);
    await expect(hosting.endpoint("e", "c")).resolves.toBeUndefined();
  });

  test("need leave to be made", async ({ clients: { sagemaker }, control }) => {
    await control("/scenario", { name: "read-only" });
    const create = new CreateEndpointCommand({ EndpointName: "e", EndpointConfigName: "c" });
    await expect(sagemaker.send(create)).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(
        `perform: sagemaker:CreateEndpoint on resource: ${arnOf("endpoint", "e")}`,
      ),
    });
  });
});
