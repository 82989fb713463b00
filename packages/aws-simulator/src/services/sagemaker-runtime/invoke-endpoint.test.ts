import { GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DeleteModelCommand, UpdateInferenceComponentRuntimeConfigCommand } from "@aws-sdk/client-sagemaker";
import { InvokeEndpointCommand } from "@aws-sdk/client-sagemaker-runtime";
import { describe, expect } from "vitest";
import { test, vllmImage } from "../sagemaker/testing/hosting-test.ts";
import { at } from "../../testing/at.ts";
import { invocation, invoke, stream } from "./testing/invoke.ts";

/** Everything that a metric counted in the hour around now. */
async function sumOf(
  client: CloudWatchClient,
  MetricName: string,
  dimensions: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  const { MetricDataResults = [] } = await client.send(
    new GetMetricDataCommand({
      StartTime: new Date(Date.now() - 1_800_000),
      EndTime: new Date(Date.now() + 1_800_000),
      MetricDataQueries: [
        {
          Id: "m",
          MetricStat: {
            Metric: { Namespace: "AWS/SageMaker", MetricName, Dimensions },
            Period: 60,
            Stat: "Sum",
          },
        },
      ],
    }),
  );
  return MetricDataResults[0]?.Values?.reduce((sum, value) => sum + value, 0);
}

const newAmi = { InferenceAmiVersion: "al2-ami-sagemaker-inference-gpu-3-1" } as const;
const question = "Write me a post about AWS SageMaker inference endpoints.";

describe("Text Generation Inference", () => {
  test("answers inputs and parameters, and names the variant", async ({
    hosting,
    clients: { sagemakerRuntime },
  }) => {
    await hosting.deploy("tgi");
    hosting.advance(300);
    const short = await invoke(sagemakerRuntime, "tgi", {
      inputs: question,
      parameters: { max_new_tokens: 5, details: true },
    });
    expect(short).toMatchObject({
      ContentType: "application/json",
      InvokedProductionVariant: "AllTraffic",
      json: [
        {
          generated_text: expect.stringMatching(/^You/),
          details: { finish_reason: "length", generated_tokens: 5 },
        },
      ],
    });
    const whole = await invoke(sagemakerRuntime, "tgi", {
      inputs: 'Reply with "OK"',
      parameters: { return_full_text: true },
    });
    expect(whole.json).toEqual([{ generated_text: 'Reply with "OK"OK' }]);
  });

  test("streams one token event a word, the last with the whole text", async ({
    hosting,
    clients: { sagemakerRuntime },
  }) => {
    await hosting.deploy("tgi");
    hosting.advance(300);
    const { events, parts, ContentType } = await stream(sagemakerRuntime, "tgi", {
      inputs: 'Reply with "one two three"',
      stream: true,
    });
    expect(ContentType).toBe("text/event-stream");
    expect(parts).toHaveLength(4);
    const read = events.map((text): unknown => JSON.parse(text));
    expect(read.map((value) => at(value, "token", "text"))).toEqual(["one", " two", " three", ""]);
    expect(at(read.at(-1), "generated_text")).toBe("one two three");
  });

  for (const [what, body, status, message] of [
    ["a body without inputs", { prompt: "x" }, 422, "missing field `inputs`"],
    [
      "more new tokens than the total",
      { inputs: "Hi", parameters: { max_new_tokens: 5000 } },
      422,
      "`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 1 `inputs` tokens and 5000 `max_new_tokens`",
    ],
    [
      "inputs that are too long",
      { inputs: "word ".repeat(3000) },
      422,
      "must have less than 2048 tokens. Given: 3",
    ],
    ["no new tokens", { inputs: "Hi", parameters: { max_new_tokens: 0 } }, 422, "must be strictly positive"],
    ["messages that are none", { messages: [] }, 400, "must be a list of at least one message"],
  ] as const) {
    test(`refuses ${what} with the container's own words`, async ({
      hosting,
      clients: { sagemakerRuntime },
    }) => {
      await hosting.deploy("tgi", {
        container: {
          Environment: { HF_MODEL_ID: "acme/small-1B", MAX_INPUT_TOKENS: "2048", MAX_TOTAL_TOKENS: "4096" },
        },
      });
      hosting.advance(300);
      const send = () => sagemakerRuntime.send(new InvokeEndpointCommand(invocation("tgi", body)));
      await expect(send()).rejects.toMatchObject({
        name: "ModelError",
        $metadata: { httpStatusCode: 424 },
        OriginalStatusCode: status,
        OriginalMessage: expect.stringContaining(message),
        message: expect.stringMatching(
          new RegExp(
            `^Received client error \\(${status}\\) from primary with message .*logEventViewer:group=/aws/sagemaker/Endpoints/tgi in account 111122223333 for more information\\.$`,
          ),
        ),
      });
    });
  }
});

test("a stream that the container refuses is a model error before it begins", async ({
  clients: { sagemakerRuntime },
}) => {
  await expect(stream(sagemakerRuntime, "claims-embeddings", {})).rejects.toMatchObject({
    name: "ModelError",
    OriginalStatusCode: 422,
  });
});

describe("the OpenAI form", () => {
  const messages = [{ role: "user", content: 'Reply with "one two"' }];

  test("answers messages, whole and streamed, with the same counts of tokens", async ({
    hosting,
    clients: { sagemakerRuntime },
  }) => {
    await hosting.deploy("vllm", {
      container: { Image: vllmImage, Environment: { SM_VLLM_MODEL: "acme/chat-7B" } },
      variant: newAmi,
    });
    hosting.advance(300);
    const { json } = await invoke(sagemakerRuntime, "vllm", { messages });
    expect(json).toMatchObject({
      object: "chat.completion",
      model: "acme/chat-7B",
      choices: [{ message: { role: "assistant", content: "one two" }, finish_reason: "stop" }],
      usage: { completion_tokens: 2 },
    });
    const { events } = await stream(sagemakerRuntime, "vllm", { messages, stream: true });
    expect(events.at(-1)).toBe("[DONE]");
    const chunks = events.slice(0, -1).map((text): unknown => JSON.parse(text));
    expect(chunks.map((chunk) => at(chunk, "choices", 0, "delta", "content")).join("")).toBe("one two");
    expect(at(chunks.at(-1), "usage")).toEqual(at(json, "usage"));
    expect(JSON.stringify(chunks)).not.toContain("amazon-bedrock");
  });

  test("answers a prompt, and refuses what is neither", async ({
    hosting,
    clients: { sagemakerRuntime },
  }) => {
    await hosting.deploy("vllm", { container: { Image: vllmImage }, variant: newAmi });
    hosting.advance(300);
    const { json } = await invoke(sagemakerRuntime, "vllm", { prompt: 'Reply with "yes"' });
    expect(json).toMatchObject({ object: "text_completion", choices: [{ text: "yes" }] });
    await expect(invoke(sagemakerRuntime, "vllm", { inputs: "Hi" })).rejects.toMatchObject({
      name: "ModelError",
      OriginalStatusCode: 400,
    });
    await expect(invoke(sagemakerRuntime, "vllm", { messages, max_tokens: 9000 })).rejects.toThrow(
      "maximum context length is 4096 tokens",
    );
  });
});

const alike = (left: number[], right: number[]) =>
  left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);

describe("other containers", () => {
  test("embed texts so that like ones are near each other", async ({ clients: { sagemakerRuntime } }) => {
    const { json } = await invoke(sagemakerRuntime, "claims-embeddings", {
      inputs: ["a broken window", "the window is broken", "quarterly revenue"],
    });
    const vector = (index: number): number[] => {
      const found = at(json, index);
      return Array.isArray(found) ? found.map(Number) : [];
    };
    expect(vector(0)).toHaveLength(1024);
    expect(alike(vector(0), vector(1))).toBeGreaterThan(alike(vector(0), vector(2)));
  });

  test("answer any JSON, and refuse what is none", async ({ clients: { sagemakerRuntime } }) => {
    const { json } = await invoke(sagemakerRuntime, "churn-scores", { instances: [1] });
    expect(json).toEqual({ predictions: [{ instances: [1] }] });
    const broken = new InvokeEndpointCommand({ EndpointName: "churn-scores", Body: "{" });
    await expect(sagemakerRuntime.send(broken)).rejects.toMatchObject({
      name: "ModelError",
      OriginalStatusCode: 400,
    });
  });

  test("run on when their model is deleted", async ({ clients: { sagemaker, sagemakerRuntime } }) => {
    await sagemaker.send(new DeleteModelCommand({ ModelName: "churn-scores" }));
    expect((await invoke(sagemakerRuntime, "churn-scores", {})).json).toEqual({ predictions: [{}] });
  });
});

describe("an endpoint that cannot be invoked", () => {
  for (const [what, name] of [
    ["is missing", "absent"],
    ["failed", "legal-summaries"],
  ] as const) {
    test(`because it ${what} is not found`, async ({ clients: { sagemakerRuntime } }) => {
      await expect(invoke(sagemakerRuntime, name, {})).rejects.toMatchObject({
        name: "ValidationError",
        message: `Endpoint ${name} of account 111122223333 not found.`,
        $metadata: { httpStatusCode: 400 },
      });
    });
  }

  test("is one that is still Creating", async ({ hosting, clients: { sagemakerRuntime } }) => {
    await hosting.deploy("young");
    await expect(invoke(sagemakerRuntime, "young", { inputs: "Hi" })).rejects.toThrow("not found.");
  });

  test("is another variant than there is", async ({ clients: { sagemakerRuntime } }) => {
    await expect(
      invoke(sagemakerRuntime, "churn-scores", {}, { TargetVariant: "Other" }),
    ).rejects.toMatchObject({
      name: "ValidationError",
    });
  });
});

describe("components", () => {
  const named = { InferenceComponentName: "support-chat-twinllama" };
  const body = { messages: [{ role: "user", content: 'Reply with "OK"' }] };

  test("are invoked by their name", async ({ clients: { sagemakerRuntime } }) => {
    const { json } = await invoke(sagemakerRuntime, "support-chat", body, named);
    expect(at(json, "choices", 0, "message", "content")).toBe("OK");
  });

  for (const [what, endpoint, more, message] of [
    [
      "without the header",
      "support-chat",
      {},
      "Inference Component Name header is required for endpoints to which you plan to deploy inference components. Please include Inference Component Name header or consider using SageMaker models.",
    ],
    [
      "with the header on a plain endpoint",
      "churn-scores",
      named,
      "Inference Component Name header is not allowed for endpoints to which you dont plan to deploy inference components. Please remove the Inference Component Name header and try again.",
    ],
    [
      "of another name",
      "support-chat",
      { InferenceComponentName: "absent" },
      "Inference component absent of endpoint support-chat not found.",
    ],
  ] as const) {
    test(`are refused ${what}`, async ({ clients: { sagemakerRuntime } }) => {
      await expect(invoke(sagemakerRuntime, endpoint, body, more)).rejects.toMatchObject({
        name: "ValidationError",
        message,
      });
    });
  }

  test("without copies have no capacity, and count it", async ({
    hosting,
    clients: { sagemaker, sagemakerRuntime, cloudwatch },
  }) => {
    await sagemaker.send(
      new UpdateInferenceComponentRuntimeConfigCommand({ ...named, DesiredRuntimeConfig: { CopyCount: 0 } }),
    );
    hosting.advance(90);
    await expect(invoke(sagemakerRuntime, "support-chat", body, named)).rejects.toMatchObject({
      name: "ValidationError",
      message:
        "Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress (if configured) or try to increase the capacity by invoking UpdateInferenceComponentRuntimeConfig API.",
    });
    expect(await sumOf(cloudwatch, "NoCapacityInvocationFailures", named)).toBe(1);
  });
});

test("a component is not found through another endpoint", async ({
  hosting,
  clients: { sagemakerRuntime },
}) => {
  await hosting.deployForComponents("elsewhere");
  const named = { InferenceComponentName: "support-chat-twinllama" };
  await expect(invoke(sagemakerRuntime, "elsewhere", {}, named)).rejects.toThrow(
    "Inference component support-chat-twinllama of endpoint elsewhere not found.",
  );
});

describe("metrics", () => {
  test("count invocations, errors and microseconds", async ({
    hosting,
    clients: { sagemakerRuntime, cloudwatch },
  }) => {
    await hosting.deploy("measured");
    hosting.advance(300);
    await invoke(sagemakerRuntime, "measured", { inputs: "Hi" });
    await invoke(sagemakerRuntime, "measured", { inputs: "Hi" });
    await expect(invoke(sagemakerRuntime, "measured", {})).rejects.toThrow("422");
    const own = { EndpointName: "measured", VariantName: "AllTraffic" };
    const sum = (name: string) => sumOf(cloudwatch, name, own);
    await stream(sagemakerRuntime, "measured", { inputs: "Hi", stream: true });
    expect(await sum("Invocations")).toBe(4);
    expect(await sum("InvocationsPerInstance")).toBe(4);
    expect(await sum("Invocation4XXErrors")).toBe(1);
    expect(await sum("Invocation5XXErrors")).toBe(0);
    expect(await sum("OverheadLatency")).toBe(12_600);
    expect(await sum("ModelLatency")).toBeGreaterThan(0);
  });
});

test("a body above the limit is refused in the runtime's own words", async ({
  clients: { sagemakerRuntime },
}) => {
  const large = new InvokeEndpointCommand({
    EndpointName: "churn-scores",
    Body: Buffer.alloc(6_291_457, "x"),
  });
  await expect(sagemakerRuntime.send(large)).rejects.toMatchObject({ name: "ValidationError" });
});
