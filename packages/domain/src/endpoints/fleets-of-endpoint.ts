import type { EndpointCalls } from "@quarry/aws-core/endpoints/build-calls";
import type { ConfiguredVariant, EndpointDescription } from "@quarry/aws-core/endpoints/endpoint-views";

/** Instances of one type. */
export interface Fleet {
  instanceType: string;
  instances: number;
}

type Configured = Pick<ConfiguredVariant, "name" | "instanceType" | "instances">;

/**
 * The instances that AWS has for an endpoint, by type: those of its variants, which it does not describe before
 * they first serve, and those that an update brings up beside them. On their way in or out they count.
 */
export function fleetsOf(
  { variants, pending }: Pick<EndpointDescription, "variants" | "pending">,
  configured: readonly Configured[],
): Fleet[] {
  const counts = new Map<string, number>();
  const add = (instanceType: string, instances: number): void =>
    void counts.set(instanceType, (counts.get(instanceType) ?? 0) + instances);
  for (const { name, instanceType, instances } of configured) {
    const described = variants.find((variant) => variant.name === name);
    if (instanceType !== null) add(instanceType, sizeOf(described) ?? instances ?? 0);
  }
  for (const { instanceType, instances } of pending) add(instanceType, instances);
  return [...counts].map(([instanceType, instances]) => ({ instanceType, instances }));
}

function sizeOf(variant: EndpointDescription["variants"][number] | undefined): number | null {
  if (variant === undefined) return null;
  const { currentInstances, desiredInstances } = variant;
  if (currentInstances === null && desiredInstances === null) return null;
  return Math.max(currentInstances ?? 0, desiredInstances ?? 0);
}

/** The variants that a configuration asks for, where one of these approved deployments makes it; else null. */
export function configuredBy(
  deployments: readonly (Pick<EndpointCalls, "createEndpointConfig"> | null | undefined)[],
  configName: string | null,
): Configured[] | null {
  const config = deployments
    .map((calls) => calls?.createEndpointConfig)
    .find((one) => one !== undefined && one.EndpointConfigName === configName);
  if (config === undefined) return null;
  return (config.ProductionVariants ?? []).map((variant) => ({
    name: variant.VariantName ?? "",
    instanceType: variant.InstanceType ?? null,
    instances: variant.InitialInstanceCount ?? null,
  }));
}
