import type { CostLine } from "@quarry/aws-core/costs/cost-line";
import { addDays, monthOf } from "@quarry/domain/costs/days-schema";
import type { DayRange } from "@quarry/domain/costs/days-schema";

/** How a made-up bill is divided, and by how many values. */
export interface MadeGrouping {
  key: string;
  /** The first of them is "": what is not tagged. */
  values: number;
  /** Of all usage types, how many each value has a day; what is not tagged has all. */
  usageTypesOfValue: number;
}

const services = [
  "Amazon Bedrock",
  "Amazon SageMaker",
  "Claude Haiku 4.5 (Amazon Bedrock Edition)",
  "Claude Sonnet 4.6 (Amazon Bedrock Edition)",
  "Claude Sonnet 5 (Amazon Bedrock Edition)",
] as const;
const regions = ["USE1", "USW2", "EUC1", "APN1"];
const kinds = ["input-tokens", "output-tokens", "cache-read-input-token-count"];
const models = ["NovaLite", "NovaPro", "NovaMicro"];

/** What can be used: 60 pairs of a service and a usage type. */
const usages = services.flatMap((service) =>
  regions.flatMap((region) =>
    kinds.map((kind, index) => ({ service, usageType: usageTypeOf(service, region, { kind, index }) })),
  ),
);

function usageTypeOf(service: string, region: string, { kind, index }: { kind: string; index: number }) {
  if (service === "Amazon Bedrock") return `${region}-${models[index]}-${kind}`;
  if (service === "Amazon SageMaker")
    return `${region}-Host:ml.g5.${["xlarge", "2xlarge", "4xlarge"][index]}`;
  return `${region}-MP:${region}_${["InputTokenCount", "OutputTokenCount", "CacheReadInputTokenCount"][index]}-Units`;
}

/** The lines of a day. */
export function linesADay({ values, usageTypesOfValue }: MadeGrouping): number {
  return usages.length + (values - 1) * usageTypesOfValue;
}

/** The days of 13 full months and of the present one until today. */
export function madeDays(today: string): DayRange {
  return { from: monthOf(today, -13), until: addDays(today, 1) };
}

/** The lines of a grouping in some days, always the same for the same days. */
export function* makeLines({ values, usageTypesOfValue }: MadeGrouping, days: DayRange): Generator<CostLine> {
  for (let day = days.from; day < days.until; day = addDays(day, 1)) {
    const ofDay = Date.parse(day) / 86_400_000;
    for (let value = 0; value < values; value += 1) {
      const count = value === 0 ? usages.length : usageTypesOfValue;
      for (let index = 0; index < count; index += 1) {
        yield aLine({ day, ofDay, value: value === 0 ? "" : `value-${value}`, seed: value * 7 + index });
      }
    }
  }
}

function aLine({
  day,
  ofDay,
  value,
  seed,
}: {
  day: string;
  ofDay: number;
  value: string;
  seed: number;
}): CostLine {
  const { service, usageType } = usages[seed % usages.length] ?? { service: "", usageType: "" };
  // Some hundred-thousandths to some dollars, changing by the day.
  const amount = BigInt(((seed * 2_654_435_761 + ofDay * 40_503) % 97_003) * 1_000_003);
  return {
    day,
    value,
    service,
    usageType,
    quantity: `${seed % 1000}.5`,
    isEstimated: false,
    unblended: amount,
    amortized: amount,
    netUnblended: (amount * 9n) / 10n,
    netAmortized: (amount * 9n) / 10n,
    blended: amount,
  };
}
