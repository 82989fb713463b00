// The instance types that the simulated Regions have, with what a model finds on one of them.
import type { Region } from "../../seed/geographies.ts";

/** One `ml.` instance type: processors, memory in GiB, accelerators and the memory of each in GiB. */
export type InstanceType = {
  name: string;
  family: string;
  vcpus: number;
  memoryGib: number;
  accelerator: "none" | "gpu" | "neuron";
  acceleratorCount: number;
  acceleratorMemoryGib: number;
};

type Size = readonly [size: string, vcpus: number, memoryGib: number, acceleratorCount?: number];

type Family = {
  accelerator: InstanceType["accelerator"];
  acceleratorMemoryGib: number;
  sizes: readonly Size[];
  /** Regions that have the family; all of them when absent. */
  regions?: readonly Region[];
};

const plain = (memoryPerVcpu: number, sizes: readonly (readonly [string, number])[]): Family => ({
  accelerator: "none",
  acceleratorMemoryGib: 0,
  sizes: sizes.map(([size, vcpus]) => [size, vcpus, vcpus * memoryPerVcpu]),
});

const smallSizes = [
  ["large", 2],
  ["xlarge", 4],
  ["2xlarge", 8],
  ["4xlarge", 16],
] as const;

const iceLakeSizes = [
  ...smallSizes,
  ["8xlarge", 32],
  ["12xlarge", 48],
  ["16xlarge", 64],
  ["24xlarge", 96],
  ["32xlarge", 128],
] as const;

/** The sizes of g5, which g6 and g6e share; memory in GiB per vCPU. */
const graphicsSizes = (memoryPerVcpu: number): readonly Size[] => [
  ["xlarge", 4, 4 * memoryPerVcpu, 1],
  ["2xlarge", 8, 8 * memoryPerVcpu, 1],
  ["4xlarge", 16, 16 * memoryPerVcpu, 1],
  ["8xlarge", 32, 32 * memoryPerVcpu, 1],
  ["12xlarge", 48, 48 * memoryPerVcpu, 4],
  ["16xlarge", 64, 64 * memoryPerVcpu, 1],
  ["24xlarge", 96, 96 * memoryPerVcpu, 4],
  ["48xlarge", 192, 192 * memoryPerVcpu, 8],
];

const largestRegions = ["us-east-1", "us-east-2", "us-west-2"] as const;
const h100Regions = [
  ...largestRegions,
  "ap-northeast-1",
  "ap-south-1",
  "ap-southeast-2",
  "eu-north-1",
  "eu-west-2",
] as const;

const families: Readonly<Record<string, Family>> = {
  m5: plain(4, [...smallSizes, ["12xlarge", 48], ["24xlarge", 96]]),
  m6i: plain(4, iceLakeSizes),
  c5: plain(2, [...smallSizes, ["9xlarge", 36], ["18xlarge", 72]]),
  c6i: plain(2, iceLakeSizes),
  g4dn: {
    accelerator: "gpu",
    acceleratorMemoryGib: 16,
    sizes: graphicsSizes(4).filter(([size]) => size !== "24xlarge" && size !== "48xlarge"),
  },
  g5: {
    accelerator: "gpu",
    acceleratorMemoryGib: 24,
    sizes: graphicsSizes(4),
    regions: [
      ...largestRegions,
      "ca-central-1",
      "sa-east-1",
      "eu-central-1",
      "eu-north-1",
      "eu-south-2",
      "eu-west-1",
      "eu-west-2",
      "eu-west-3",
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-northeast-3",
      "ap-south-1",
      "ap-southeast-1",
      "ap-southeast-2",
    ],
  },
  g6: {
    accelerator: "gpu",
    acceleratorMemoryGib: 24,
    sizes: graphicsSizes(4),
    regions: [
      ...largestRegions,
      "ca-central-1",
      "sa-east-1",
      "eu-central-1",
      "eu-central-2",
      "eu-north-1",
      "eu-south-2",
      "eu-west-2",
      "eu-west-3",
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-south-1",
      "ap-southeast-2",
    ],
  },
  g6e: {
    accelerator: "gpu",
    acceleratorMemoryGib: 48,
    sizes: graphicsSizes(8),
    regions: [
      ...largestRegions,
      "eu-central-1",
      "eu-north-1",
      "eu-south-2",
      "ap-northeast-1",
      "ap-northeast-2",
    ],
  },
  p4d: {
    accelerator: "gpu",
    acceleratorMemoryGib: 40,
    sizes: [["24xlarge", 96, 1152, 8]],
    regions: [...largestRegions, "eu-central-1", "eu-west-1", "ap-northeast-1", "ap-northeast-2"],
  },
  p5: {
    accelerator: "gpu",
    acceleratorMemoryGib: 80,
    sizes: [
      ["4xlarge", 16, 256, 1],
      ["48xlarge", 192, 2048, 8],
    ],
    regions: h100Regions,
  },
  p5e: {
    accelerator: "gpu",
    acceleratorMemoryGib: 141,
    sizes: [["48xlarge", 192, 2048, 8]],
    regions: [...largestRegions, "eu-north-1", "ap-northeast-1"],
  },
  inf2: {
    accelerator: "neuron",
    acceleratorMemoryGib: 32,
    sizes: [
      ["xlarge", 4, 16, 1],
      ["8xlarge", 32, 128, 1],
      ["24xlarge", 96, 384, 6],
      ["48xlarge", 192, 768, 12],
    ],
    regions: [
      ...largestRegions,
      "sa-east-1",
      "eu-central-1",
      "eu-north-1",
      "eu-west-1",
      "eu-west-2",
      "eu-west-3",
      "ap-northeast-1",
      "ap-south-1",
      "ap-southeast-1",
      "ap-southeast-2",
    ],
  },
};

/** Every instance type of the simulated SageMaker hosting. */
export const instanceTypes: readonly InstanceType[] = Object.entries(families).flatMap(([family, facts]) =>
  facts.sizes.map(([size, vcpus, memoryGib, acceleratorCount = 0]) => ({
    name: `ml.${family}.${size}`,
    family,
    vcpus,
    memoryGib,
    accelerator: facts.accelerator,
    acceleratorCount,
    acceleratorMemoryGib: facts.acceleratorMemoryGib,
  })),
);

const byName = new Map(instanceTypes.map((type) => [type.name, type]));

/** The instance type of that name in a Region; undefined where the Region lacks it. */
export function findInstanceType(name: string, region: string): InstanceType | undefined {
  const found = byName.get(name);
  const regions: readonly string[] | undefined = found && families[found.family]?.regions;
  return regions === undefined || regions.includes(region) ? found : undefined;
}

/** Whether instances of the type have GPUs. */
export const hasGpu = (type: InstanceType): boolean => type.accelerator === "gpu";
