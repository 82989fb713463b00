/** The name that Service Quotas gives to the limit of one type in endpoints, such as `ml.g5.xlarge for endpoint usage`. */
export function endpointQuotaName(instanceType: string): string {
  return `${instanceType} for endpoint usage`;
}

/** The service's code in Service Quotas. */
export const sagemakerServiceCode = "sagemaker";

/**
 * Codes of endpoint quotas, the same in every account and Region, as far as they are known; others are found
 * by name. Each is for the number of instances of the type in all endpoints of one Region.
 *
 * Source: https://github.com/aws-samples/sagemaker-custom-project-templates/issues/51
 */
const codes: Readonly<Record<string, string>> = {
  "ml.g5.xlarge": "L-1928E07B",
  "ml.g6.xlarge": "L-D470D954",
  "ml.g6e.xlarge": "L-B0729CB4",
};

/** The code of a type's endpoint quota; undefined where Quarry does not know it. */
export function endpointQuotaCode(instanceType: string): string | undefined {
  return Object.hasOwn(codes, instanceType) ? codes[instanceType] : undefined;
}
