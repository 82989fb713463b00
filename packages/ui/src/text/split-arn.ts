export type ArnParts = {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
};

/** The parts of `arn:partition:service:region:account:resource`, or `undefined` for other text. */
export function splitArn(arn: string): ArnParts | undefined {
  const [prefix, partition, service, region, account, ...resource] = arn.split(":");
  if (prefix !== "arn" || !partition || !service || region === undefined || account === undefined)
    return undefined;
  if (resource.length === 0) return undefined;
  return { partition, service, region, account, resource: resource.join(":") };
}
