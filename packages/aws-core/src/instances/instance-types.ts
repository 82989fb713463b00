/** What computes beside the processor: GPUs, or AWS's own Neuron devices. */
export interface Accelerators {
  model: string;
  count: number;
  /** Memory of each in GiB, as the driver reports it: somewhat less than what the maker prints on the box. */
  memoryGib: number;
  kind: "gpu" | "neuron";
}

/** An instance type that SageMaker hosts endpoints on. */
export interface InstanceType {
  /** With its prefix, such as `ml.g5.xlarge`. */
  name: string;
  family: string;
  vcpus: number;
  memoryGib: number;
  accelerators: Accelerators | null;
  /** Local NVMe disks in GB, 0 without; SageMaker refuses a volume size and a volume key beside them. */
  nvmeGb: number;
}

/** The day on which the rows were last compared with the sources. */
export const instanceTypesDate = "2026-09-01";

/** Hosting types: the enumeration ProductionVariantInstanceType; sizes: EC2's own figures. */
export const instanceTypesSource = "https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html";

type Device = Omit<Accelerators, "count">;

const t4: Device = { model: "NVIDIA T4", memoryGib: 15, kind: "gpu" };
const a10g: Device = { model: "NVIDIA A10G", memoryGib: 22, kind: "gpu" };
const l4: Device = { model: "NVIDIA L4", memoryGib: 22, kind: "gpu" };
const l40s: Device = { model: "NVIDIA L40S", memoryGib: 44, kind: "gpu" };
const rtx6000: Device = { model: "NVIDIA RTX PRO 6000", memoryGib: 95, kind: "gpu" };
const a100: Device = { model: "NVIDIA A100", memoryGib: 40, kind: "gpu" };
const a100Large: Device = { model: "NVIDIA A100", memoryGib: 80, kind: "gpu" };
const h100: Device = { model: "NVIDIA H100", memoryGib: 80, kind: "gpu" };
const h200: Device = { model: "NVIDIA H200", memoryGib: 141, kind: "gpu" };
const b200: Device = { model: "NVIDIA B200", memoryGib: 179, kind: "gpu" };
const b300: Device = { model: "NVIDIA B300", memoryGib: 268, kind: "gpu" };
const inferentia2: Device = { model: "AWS Inferentia2", memoryGib: 32, kind: "neuron" };
const trainium: Device = { model: "AWS Trainium", memoryGib: 32, kind: "neuron" };

type AcceleratedSize = readonly [
  size: string,
  vcpus: number,
  memoryGib: number,
  count: number,
  nvmeGb: number,
];

function accelerated(family: string, device: Device, sizes: readonly AcceleratedSize[]): InstanceType[] {
  return sizes.map(([size, vcpus, memoryGib, count, nvmeGb]) => ({
    name: `ml.${family}.${size}`,
    family,
    vcpus,
    memoryGib,
    accelerators: { ...device, count },
    nvmeGb,
  }));
}

/** Sizes of a family whose memory is a fixed number of GiB a processor. */
function plain(
  family: string,
  gibPerVcpu: number,
  sizes: readonly (readonly [string, number])[],
): InstanceType[] {
  return sizes.map(([size, vcpus]) => ({
    name: `ml.${family}.${size}`,
    family,
    vcpus,
    memoryGib: vcpus * gibPerVcpu,
    accelerators: null,
    nvmeGb: 0,
  }));
}

const fifth = [
  ["large", 2],
  ["xlarge", 4],
  ["2xlarge", 8],
  ["4xlarge", 16],
  ["12xlarge", 48],
  ["24xlarge", 96],
] as const;
const uptoFour = [
  ["large", 2],
  ["xlarge", 4],
  ["2xlarge", 8],
  ["4xlarge", 16],
  ["8xlarge", 32],
  ["12xlarge", 48],
  ["16xlarge", 64],
  ["24xlarge", 96],
] as const;

/** In the order in which a picker shows them: by family, each from small to large. */
export const instanceTypes: readonly InstanceType[] = [
  ...accelerated("g4dn", t4, [
    ["xlarge", 4, 16, 1, 125],
    ["2xlarge", 8, 32, 1, 225],
    ["4xlarge", 16, 64, 1, 225],
    ["8xlarge", 32, 128, 1, 900],
    ["12xlarge", 48, 192, 4, 900],
    ["16xlarge", 64, 256, 1, 900],
  ]),
  ...accelerated("g5", a10g, [
    ["xlarge", 4, 16, 1, 250],
    ["2xlarge", 8, 32, 1, 450],
    ["4xlarge", 16, 64, 1, 600],
    ["8xlarge", 32, 128, 1, 900],
    ["12xlarge", 48, 192, 4, 3800],
    ["16xlarge", 64, 256, 1, 1900],
    ["24xlarge", 96, 384, 4, 3800],
    ["48xlarge", 192, 768, 8, 7600],
  ]),
  ...accelerated("g6", l4, [
    ["xlarge", 4, 16, 1, 250],
    ["2xlarge", 8, 32, 1, 450],
    ["4xlarge", 16, 64, 1, 600],
    ["8xlarge", 32, 128, 1, 900],
    ["12xlarge", 48, 192, 4, 3760],
    ["16xlarge", 64, 256, 1, 1880],
    ["24xlarge", 96, 384, 4, 3760],
    ["48xlarge", 192, 768, 8, 7520],
  ]),
  ...accelerated("g6e", l40s, [
    ["xlarge", 4, 32, 1, 250],
    ["2xlarge", 8, 64, 1, 450],
    ["4xlarge", 16, 128, 1, 600],
    ["8xlarge", 32, 256, 1, 900],
    ["12xlarge", 48, 384, 4, 3800],
    ["16xlarge", 64, 512, 1, 1900],
    ["24xlarge", 96, 768, 4, 3800],
    ["48xlarge", 192, 1536, 8, 7600],
  ]),
  ...accelerated("g7e", rtx6000, [
    ["2xlarge", 8, 64, 1, 1900],
    ["4xlarge", 16, 128, 1, 1900],
    ["8xlarge", 32, 256, 1, 1900],
    ["12xlarge", 48, 512, 2, 3800],
    ["24xlarge", 96, 1024, 4, 7600],
    ["48xlarge", 192, 2048, 8, 15_200],
  ]),
  ...accelerated("p4d", a100, [["24xlarge", 96, 1152, 8, 8000]]),
  ...accelerated("p4de", a100Large, [["24xlarge", 96, 1152, 8, 8000]]),
  ...accelerated("p5", h100, [
    ["4xlarge", 16, 256, 1, 3840],
    ["48xlarge", 192, 2048, 8, 30_720],
  ]),
  ...accelerated("p5e", h200, [["48xlarge", 192, 2048, 8, 30_720]]),
  ...accelerated("p5en", h200, [["48xlarge", 192, 2048, 8, 30_720]]),
  ...accelerated("p6-b200", b200, [["48xlarge", 192, 2048, 8, 30_720]]),
  ...accelerated("p6-b300", b300, [["48xlarge", 192, 4096, 8, 30_720]]),
  ...accelerated("inf2", inferentia2, [
    ["xlarge", 4, 16, 1, 0],
    ["8xlarge", 32, 128, 1, 0],
    ["24xlarge", 96, 384, 6, 0],
    ["48xlarge", 192, 768, 12, 0],
  ]),
  ...accelerated("trn1", trainium, [
    ["2xlarge", 8, 32, 1, 475],
    ["32xlarge", 128, 512, 16, 7600],
  ]),
  ...plain("m5", 4, fifth),
  ...plain("m6i", 4, [...uptoFour, ["32xlarge", 128]]),
  ...plain("m7i", 4, [...uptoFour, ["48xlarge", 192]]),
  ...plain("c5", 2, [
    ["large", 2],
    ["xlarge", 4],
    ["2xlarge", 8],
    ["4xlarge", 16],
    ["9xlarge", 36],
    ["18xlarge", 72],
  ]),
  ...plain("c6i", 2, [...uptoFour, ["32xlarge", 128]]),
  ...plain("c7i", 2, [...uptoFour, ["48xlarge", 192]]),
  ...plain("r5", 8, fifth),
  ...plain("t2", 2, [["medium", 2]]),
  ...plain("t2", 4, [
    ["large", 2],
    ["xlarge", 4],
    ["2xlarge", 8],
  ]),
];

/** The type of a name; undefined for one that Quarry does not know, which SageMaker may still offer. */
export function findInstanceType(name: string): InstanceType | undefined {
  return instanceTypes.find((candidate) => candidate.name === name);
}
