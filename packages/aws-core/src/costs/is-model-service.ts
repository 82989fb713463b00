/**
 * Whether a SERVICE of the bill sells models or hosts them: Bedrock, what third parties sell through it, and SageMaker.
 * A third party's model is a SERVICE of its own that ends on `(Amazon Bedrock Edition)`.
 */
export function isModelService(service: string): boolean {
  return isBedrockEdition(service) || /^Amazon (Bedrock|SageMaker)( |$)/.test(service);
}

/** The model that a SERVICE of that kind sells, as AWS names it; undefined for other services. */
export function soldModel(service: string): string | undefined {
  return isBedrockEdition(service) ? service.slice(0, -editionEnding.length) : undefined;
}

const editionEnding = " (Amazon Bedrock Edition)";

function isBedrockEdition(service: string): boolean {
  return service.endsWith(editionEnding) && service.length > editionEnding.length;
}
