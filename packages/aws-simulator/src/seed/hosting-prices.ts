// What SageMaker asks for hosting, by the list of 2026-09-01 for us-east-1 and us-west-2; elsewhere by EC2's factor.

/** Micro-dollars an hour for one instance. */
const usPrices: Readonly<Record<string, number>> = {
  "ml.g4dn.xlarge": 736_400,
  "ml.g4dn.2xlarge": 940_000,
  "ml.g4dn.4xlarge": 1_505_000,
  "ml.g4dn.8xlarge": 2_720_000,
  "ml.g4dn.12xlarge": 4_890_000,
  "ml.g4dn.16xlarge": 5_440_000,
  "ml.g5.xlarge": 1_408_000,
  "ml.g5.2xlarge": 1_515_000,
  "ml.g5.4xlarge": 2_030_000,
  "ml.g5.8xlarge": 3_060_000,
  "ml.g5.12xlarge": 7_090_000,
  "ml.g5.16xlarge": 5_120_000,
  "ml.g5.24xlarge": 10_180_000,
  "ml.g5.48xlarge": 20_360_000,
  "ml.g6.xlarge": 1_126_700,
  "ml.g6.2xlarge": 1_222_000,
  "ml.g6.4xlarge": 1_654_000,
  "ml.g6.8xlarge": 2_518_000,
  "ml.g6.12xlarge": 5_752_000,
  "ml.g6.16xlarge": 4_246_000,
  "ml.g6.24xlarge": 8_344_000,
  "ml.g6.48xlarge": 16_688_000,
  "ml.g6e.xlarge": 2_605_400,
  "ml.g6e.2xlarge": 2_802_600,
  "ml.g6e.4xlarge": 3_755_300,
  "ml.g6e.8xlarge": 5_660_700,
  "ml.g6e.12xlarge": 13_115_800,
  "ml.g6e.24xlarge": 18_831_988,
  "ml.g6e.48xlarge": 37_663_975,
  "ml.g7e.2xlarge": 4_203_900,
  "ml.g7e.4xlarge": 4_997_700,
  "ml.g7e.8xlarge": 6_585_300,
  "ml.g7e.12xlarge": 10_357_600,
  "ml.g7e.24xlarge": 20_715_200,
  "ml.g7e.48xlarge": 41_430_400,
  "ml.p4d.24xlarge": 25_251_286,
  "ml.p5.48xlarge": 63_296_000,
  "ml.inf2.xlarge": 990_000,
  "ml.inf2.8xlarge": 2_360_000,
  "ml.inf2.24xlarge": 7_790_000,
  "ml.inf2.48xlarge": 15_580_000,
  "ml.m5.large": 115_000,
  "ml.m5.xlarge": 230_000,
  "ml.m5.2xlarge": 461_000,
  "ml.m5.4xlarge": 922_000,
  "ml.m5.12xlarge": 2_765_000,
  "ml.m5.24xlarge": 5_530_000,
  "ml.c5.large": 102_000,
  "ml.c5.xlarge": 204_000,
  "ml.c5.2xlarge": 408_000,
  "ml.c5.4xlarge": 816_000,
  "ml.c5.9xlarge": 1_836_000,
  "ml.c5.18xlarge": 3_672_000,
  "ml.r5.large": 151_000,
  "ml.r5.xlarge": 302_000,
  "ml.r5.2xlarge": 605_000,
  "ml.r5.4xlarge": 1_210_000,
  "ml.r5.12xlarge": 3_629_000,
  "ml.r5.24xlarge": 7_258_000,
  "ml.t2.medium": 56_000,
  "ml.t2.large": 111_000,
  "ml.t2.xlarge": 223_000,
  "ml.t2.2xlarge": 445_000,
};

const fallback = 500_000;
const inTheUs: readonly string[] = ["us-east-1", "us-east-2", "us-west-2"];

/** Thousandths of the US price, by family. */
const regionFactors: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "eu-central-1": {
    g4dn: 1250,
    g5: 1251,
    g6: 1251,
    g6e: 1251,
    p4d: 1250,
    inf2: 1500,
    m5: 1198,
    c5: 1141,
    r5: 1206,
    t2: 1155,
  },
  "eu-west-1": { g4dn: 1116, g5: 1117, p4d: 1080, inf2: 1250, m5: 1115, c5: 1129, r5: 1119, t2: 1078 },
  "ap-southeast-2": {
    g4dn: 1301,
    g5: 1301,
    g6: 1301,
    p4d: 1300,
    p5: 1300,
    inf2: 1300,
    m5: 1250,
    c5: 1306,
    r5: 1198,
    t2: 1259,
  },
  "ap-northeast-1": {
    g4dn: 1350,
    g5: 1451,
    g6: 1451,
    g6e: 1451,
    p4d: 1371,
    p5: 1250,
    inf2: 1500,
    m5: 1292,
    c5: 1259,
    r5: 1206,
    t2: 1311,
  },
};

/** Types with a listed price, in a Region that has their family. */
export const listedInstances = (region: string): [type: string, microdollarsPerHour: number][] =>
  Object.keys(usPrices).flatMap((type): [string, number][] => {
    const price = listedPrice(type, region);
    return price === undefined ? [] : [[type, price]];
  });

/** Micro-dollars an hour for one instance, of any type and anywhere: a type without a list price costs something too. */
export const instancePrice = (type: string, region: string): number =>
  listedPrice(type, region) ?? usPrices[type] ?? fallback;

function listedPrice(type: string, region: string): number | undefined {
  const base = usPrices[type];
  if (base === undefined || inTheUs.includes(region)) return base;
  const factor = regionFactors[region]?.[type.split(".")[1] ?? ""];
  return factor === undefined ? undefined : Math.ceil((base * factor) / 1000);
}
