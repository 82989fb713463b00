import { GetLogEventsCommand, DescribeLogStreamsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { describe, expect } from "vitest";
import { openModel, test, tgiImage, vllmImage } from "./testing/hosting-test.ts";

async function linesOf(logs: CloudWatchLogsClient, logGroupName: string): Promise<string[]> {
  const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }));
  const [stream] = logStreams;
  const { events = [] } = await logs.send(
    new GetLogEventsCommand({ logGroupName, logStreamName: stream?.logStreamName, startFromHead: true }),
  );
  return events.map(({ message = "" }) => message);
}

const environment = (more: Record<string, string>) => ({ Environment: { HF_MODEL_ID: openModel, ...more } });
const artefact = "s3://quarry-models-111122223333/bge-m3/model.tar.gz";
const gatedModel = "meta-llama/Llama-3.1-8B-Instruct";

describe("a container fails", () => {
  for (const [what, container, variant, line] of [
    ["of a gated model without a token", environment({ HF_MODEL_ID: gatedModel }), {}, "GatedRepoError: 401"],
    [
      "of a model that is not on the Hub",
      environment({ HF_MODEL_ID: "google/gemma-99b" }),
      {},
      "RepositoryNotFoundError: 404",
    ],
    ["without a model", { Environment: {} }, {}, "HF_MODEL_ID must be set"],
    [
      "whose input may be as long as the total",
      environment({ MAX_INPUT_LENGTH: "4096", MAX_TOTAL_TOKENS: "4096" }),
      {},
      "`max_input_tokens` must be < `max_total_tokens`",
    ],
    [
      "whose batch is shorter than one input",
      environment({ MAX_INPUT_LENGTH: "4000", MAX_BATCH_PREFILL_TOKENS: "2000" }),
      {},
      "Given: 2000 and 4000",
    ],
    [
      "whose batch is shorter than the total",
      environment({ MAX_TOTAL_TOKENS: "32000", MAX_BATCH_TOTAL_TOKENS: "12000" }),
      {},
      "`max_batch_total_tokens` must be >= `max_total_tokens`",
    ],
    [
      "with more shards than GPUs",
      environment({ SM_NUM_GPUS: "4" }),
      {},
      '"num_shard" is 4, but only 1 GPU is available',
    ],
    ["that needs a GPU where there is none", {}, { InstanceType: "ml.m5.xlarge" }, "Found no NVIDIA driver"],
    ["that is too large for its GPU", environment({ HF_MODEL_ID: "acme/big-70B" }), {}, "CUDA out of memory"],
    ["built for CUDA 13 on the default AMI", { Image: vllmImage }, {}, "unsatisfied condition: cuda>=13.0"],
  ] as const) {
    test(`${what}: Failed after 24 minutes, and the log says why`, async ({ hosting, clients: { logs } }) => {
      await hosting.deploy("broken", { container, variant });
      hosting.advance(1430);
      expect(await hosting.status("broken")).toBe("Creating");
      hosting.advance(10);
      expect(await hosting.describe("broken")).toMatchObject({
        EndpointStatus: "Failed",
        FailureReason:
          "The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.",
      });
      const lines = await linesOf(logs, "/aws/sagemaker/Endpoints/broken");
      expect(lines.filter((text) => text.includes(line))).toHaveLength(3);
    });
  }

  for (const [what, image] of [
    ["an unknown registry", tgiImage.replace("763104351884", "999988887777")],
    ["another Region's registry", tgiImage.replace("us-west-2", "eu-west-1")],
  ] as const) {
    test(`with an image of ${what}: Failed without a line`, async ({ hosting, clients: { logs } }) => {
      await hosting.deploy("imageless", { container: { Image: image } });
      hosting.advance(1440);
      expect(await hosting.status("imageless")).toBe("Failed");
      await expect(linesOf(logs, "/aws/sagemaker/Endpoints/imageless")).rejects.toMatchObject({
        name: "ResourceNotFoundException",
      });
    });
  }

  test("later when it may take an hour to answer", async ({ hosting }) => {
    await hosting.deploy("slow", {
      container: environment({ HF_MODEL_ID: gatedModel }),
      variant: { ContainerStartupHealthCheckTimeoutInSeconds: 3600 },
    });
    hosting.advance(3800);
    expect(await hosting.status("slow")).toBe("Creating");
    hosting.advance(100);
    expect(await hosting.status("slow")).toBe("Failed");
  });
});

describe("a container comes up", () => {
  for (const [what, container, variant] of [
    ["of a gated model with a token", environment({ HF_MODEL_ID: gatedModel, HF_TOKEN: "hf_test" }), {}],
    ["of weights from S3", { Environment: {}, ModelDataUrl: artefact }, {}],
    [
      "with its limits in order",
      environment({
        MAX_INPUT_LENGTH: "2048",
        MAX_TOTAL_TOKENS: "4096",
        MAX_BATCH_PREFILL_TOKENS: "4096",
        MAX_BATCH_TOTAL_TOKENS: "4096",
      }),
      {},
    ],
    [
      "built for CUDA 13 on its AMI",
      { Image: vllmImage },
      { InferenceAmiVersion: "al2-ami-sagemaker-inference-gpu-3-1" },
    ],
    [
      "that fits because it is quantized",
      environment({ HF_MODEL_ID: "acme/mid-20B", HF_MODEL_QUANTIZE: "bitsandbytes" }),
      {},
    ],
    ["of the account's own repository", { Image: "111122223333.dkr.ecr.us-west-2.amazonaws.com/own:7" }, {}],
  ] as const) {
    test(what, async ({ hosting, clients: { logs } }) => {
      await hosting.deploy("healthy", { container, variant });
      hosting.advance(300);
      expect(await hosting.status("healthy")).toBe("InService");
      expect((await linesOf(logs, "/aws/sagemaker/Endpoints/healthy")).length).toBeGreaterThan(0);
    });
  }

  test("and writes its lines while it starts", async ({ hosting, clients: { logs } }) => {
    await hosting.deploy("telling");
    hosting.advance(200);
    expect(await hosting.status("telling")).toBe("Creating");
    const early = await linesOf(logs, "/aws/sagemaker/Endpoints/telling");
    hosting.advance(100);
    await hosting.status("telling");
    const late = await linesOf(logs, "/aws/sagemaker/Endpoints/telling");
    expect(early.length).toBeGreaterThan(0);
    expect(late.length).toBeGreaterThan(early.length);
    expect(late.join("\n")).toContain("Shard ready");
  });
});
