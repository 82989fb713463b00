import type { DeploymentView, UpdateView } from "@quarry/domain/requests/schema";

type PlannedInput = DeploymentView["plan"]["call"]["input"];

/** The calls of a plan by the name under which it keeps their inputs. */
const operations: Readonly<Record<string, string>> = {
  createModel: "CreateModel",
  createEndpointConfig: "CreateEndpointConfig",
  createEndpoint: "CreateEndpoint",
  createInferenceComponent: "CreateInferenceComponent",
  registerScalableTarget: "RegisterScalableTarget",
  putTargetPolicy: "PutScalingPolicy",
  putFromZeroPolicy: "PutScalingPolicy",
};

/** Every call that makes an endpoint, in the order in which they are sent. */
export function callsOf(input: PlannedInput): { key: string; operation: string; json: string }[] {
  return Object.entries(operations).flatMap(([key, operation]) => {
    const call = input[key];
    if (call === undefined || call === null) return [];
    const shown = key === "createModel" ? withTokenNamed(call, input) : call;
    return [{ key, operation, json: JSON.stringify(shown, null, 2) }];
  });
}

/** The calls of a plan: those that make an endpoint, or what an update sends. */
export function plannedCalls(plan: (DeploymentView | UpdateView)["plan"]): ReturnType<typeof callsOf> {
  if (!("sends" in plan)) return callsOf(plan.call.input);
  return plan.sends.map(({ operation, input }, index) => {
    const shown = operation === "CreateModel" ? withTokenNamed(input, plan.call.input) : input;
    return { key: `${index} ${operation}`, operation, json: JSON.stringify(shown, null, 2) };
  });
}

/** The one thing that is sent and not part of a plan stands where it will be, so that nothing is hidden. */
function withTokenNamed(call: unknown, { hubTokenVariable }: PlannedInput): unknown {
  if (typeof hubTokenVariable !== "string" || !isRecord(call)) return call;
  const { PrimaryContainer: container } = call;
  if (!isRecord(container)) return call;
  const Environment = {
    ...Object(container["Environment"]),
    [hubTokenVariable]: "‹the Hub token, added when this is sent›",
  };
  return { ...call, PrimaryContainer: { ...container, Environment } };
}

/** The tags that everything of an endpoint carries. */
export function tagsOf({ createEndpoint }: PlannedInput): { name: string; value: string }[] {
  const tags = isRecord(createEndpoint) ? createEndpoint["Tags"] : undefined;
  if (!Array.isArray(tags)) return [];
  return tags.flatMap((tag: unknown) =>
    isRecord(tag) ? [{ name: String(tag["Key"]), value: String(tag["Value"]) }] : [],
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
