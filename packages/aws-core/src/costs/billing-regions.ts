/** The Region that a usage type's first letters stand for; undefined for letters that no Region has. */
export function regionOfPrefix(prefix: string): string | undefined {
  return regions.get(prefix);
}

// AWS's "Region billing codes" (docs.aws.amazon.com/global-infrastructure), and the codes of Regions that are older
// than them.
const codes: readonly (readonly [region: string, ...prefixes: string[]])[] = [
  ["us-east-1", "USE1"],
  ["us-east-2", "USE2"],
  ["us-west-1", "USW1"],
  ["us-west-2", "USW2"],
  ["us-gov-east-1", "UGE1"],
  ["us-gov-west-1", "UGW1"],
  ["ca-central-1", "CAN1"],
  ["ca-west-1", "CAN2"],
  ["mx-central-1", "MXC1"],
  ["sa-east-1", "SAE1"],
  ["eu-central-1", "EUC1"],
  ["eu-central-2", "EUC2"],
  ["eu-north-1", "EUN1"],
  ["eu-south-1", "EUS1"],
  ["eu-south-2", "EUS2"],
  ["eu-west-1", "EUW1", "EU"],
  ["eu-west-2", "EUW2"],
  ["eu-west-3", "EUW3"],
  ["il-central-1", "ILC1"],
  ["me-central-1", "MEC1"],
  ["me-south-1", "MES1"],
  ["af-south-1", "AFS1", "CPT"],
  ["ap-east-1", "APE1"],
  ["ap-northeast-1", "APN1"],
  ["ap-northeast-2", "APN2"],
  ["ap-northeast-3", "APN3"],
  ["ap-south-1", "APS3"],
  ["ap-south-2", "APS5"],
  ["ap-southeast-1", "APS1"],
  ["ap-southeast-2", "APS2"],
  ["ap-southeast-3", "APS4"],
  ["ap-southeast-4", "APS6"],
  ["ap-southeast-5", "APS7"],
  ["cn-north-1", "CNN1"],
  ["cn-northwest-1", "CNW1"],
];

const regions = new Map(codes.flatMap(([region, ...written]) => written.map((prefix) => [prefix, region])));
