import { isModelService } from "../costs/is-model-service.ts";

/** What a line says of what is sold: its name, which may be "", and AWS's code of the product. */
export interface ProductName {
  name: string;
  code: string;
}

/** AWS's own products, for lines that name only their code. */
const namesOfCodes: Readonly<Record<string, string>> = {
  AmazonBedrock: "Amazon Bedrock",
  AmazonSageMaker: "Amazon SageMaker",
};

/**
 * Which products are Bedrock or SageMaker, and the SERVICE of each. Credits and refunds often name no product: they
 * belong to the one whose code they have, where only one has it.
 */
export function nameServices(products: readonly ProductName[]): Map<ProductName, string> {
  const ofCode = new Map<string, Set<string>>();
  for (const { name, code } of products) {
    if (name !== "") ofCode.set(code, (ofCode.get(code) ?? new Set()).add(name));
  }
  const services = new Map<ProductName, string>();
  for (const { name, code } of products) {
    const [only, another] = ofCode.get(code) ?? [];
    const learnt = another === undefined ? only : undefined;
    const service = name === "" ? (namesOfCodes[code] ?? learnt ?? "") : name;
    if (isModelService(service) && !isWanted(services, { name, code })) services.set({ name, code }, service);
  }
  return services;
}

/** Whether the product is among the named ones. */
export function isWanted(services: ReadonlyMap<ProductName, string>, product: ProductName): boolean {
  return [...services.keys()].some(({ name, code }) => name === product.name && code === product.code);
}
