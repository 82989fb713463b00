import type { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import type { World } from "../../testing/world.ts";
import type { EndpointSpec } from "../endpoint-schema.ts";

/** An endpoint that the simulated company can have: a small open model on one GPU. */
export async function anEndpointSpec(
  world: Pick<World, "database">,
  part: Partial<DeploymentSpec> = {},
): Promise<EndpointSpec> {
  const { id } = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  return {
    connectionId: id,
    deployment: {
      name: `llama-${crypto.randomUUID().slice(0, 8)}`,
      region: "us-west-2",
      roleArn: "arn:aws:iam::111122223333:role/quarry-execution",
      model: {
        source: "hub",
        repository: "mlabonne/TwinLlama-3.1-8B",
        revision: "0123456789abcdef0123456789abcdef01234567",
        access: { kind: "open" },
      },
      image: { from: "aws", kind: "huggingface-vllm", version: "0.25.1" },
      environment: { SM_VLLM_MAX_MODEL_LEN: "8192" },
      placement: { mode: "MODEL_BASED" },
      instances: { type: "ml.g5.xlarge", count: 1, managed: null, volumeGb: null },
      scaling: null,
      timeouts: { download: 1200, startup: 900 },
      network: { vpc: null, isolated: false, kmsKey: null },
      async: null,
      tags: [],
      ...part,
    },
    purpose: "Ranking of answers",
    hoursToLive: null,
    ticket: "",
    justification: "",
  };
}
