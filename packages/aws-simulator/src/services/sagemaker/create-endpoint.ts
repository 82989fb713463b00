import type { CreateEndpointInput, CreateEndpointOutput } from "@aws-sdk/client-sagemaker";
import { operation } from "../../wire/service.ts";
import { taggedAccess } from "./access.ts";
import { attemptDeployment, newDeployment, requireQuota, wantedInstances } from "./deploy.ts";
import { durations } from "./durations.ts";
import { endpointTable, resourceArn } from "./endpoint-rows.ts";
import type { EndpointRow } from "./endpoint-rows.ts";
import { findConfig, requireFreeName } from "./find-rows.ts";
import { keepInstances, plan } from "./settle.ts";
import { readTagList } from "./tag-list.ts";
import { passTime } from "./tick.ts";

/** Creating, then InService, or Failed with a reason. */
export const createEndpoint = operation<CreateEndpointInput, CreateEndpointOutput>("CreateEndpoint", {
  effect: "write",
  access: (call, input) =>
    taggedAccess(call, "sagemaker:CreateEndpoint", {
      kind: "endpoint",
      name: input.EndpointName,
      tags: input.Tags,
    }),
  run(call, input) {
    const { EndpointName: name } = input;
    passTime(call.world);
    requireFreeName(call, name, ["endpoint", endpointTable]);
    const deployment = newDeployment(call, findConfig(call, input.EndpointConfigName));
    requireQuota(call, wantedInstances(deployment));
    const tags = readTagList(input.Tags);
    const attempt = attemptDeployment(call, name, { deployment, seconds: durations.create });
    const createdAt = call.world.clock.now().toISOString();
    const row: EndpointRow = {
      name,
      createdAt,
      modifiedAt: createdAt,
      tags,
      status: "Creating",
      failureReason: undefined,
      deployment,
      pending: undefined,
      hasServed: false,
      lastDeploymentConfig: undefined,
      agenda: [],
    };
    plan(row, [
      ...attempt.logs,
      attempt.reason === undefined
        ? { at: attempt.endsAt, do: "enter", status: "InService" }
        : { at: attempt.endsAt, do: "enter", status: "Failed", reason: attempt.reason },
    ]);
    call.world.tables.rows(endpointTable, call).set(name, row);
    keepInstances({ world: call.world, scope: call, row }, createdAt);
    return { EndpointArn: resourceArn("endpoint", name, call) };
  },
});
