// Endpoints as the bill tells them: instance hours of the ledger at the price of their type.
import { instancePrice } from "../seed/hosting-prices.ts";
import { usagePrefix } from "../seed/billing-regions.ts";
import { settleAll } from "../services/sagemaker/settle.ts";
import { usageTable } from "../services/sagemaker/usage.ts";
import type { UsageRow, UsageSpan } from "../services/sagemaker/usage.ts";
import type { Scope } from "../world/tables.ts";
import type { World } from "../world/world.ts";
import { divideRounded } from "./amounts.ts";
import { hourMs } from "./calendar.ts";
import { recordHours } from "./meter.ts";
import type { HourRecorder, Meter, Reading } from "./meter.ts";
import { companyDiscount } from "./traffic.ts";

/** The meters of all endpoints that ever were, from a day on. */
export function endpointMeters(world: World, since: number): Meter[] {
  settleAll(world);
  const now = world.clock.now().getTime();
  return world.tables
    .scopes(usageTable)
    .flatMap((scope) =>
      [...world.tables.rows(usageTable, scope).values()].flatMap((row) =>
        instanceTypesOf(row).flatMap((type) => meterOf({ scope, row, type }, since * 24 * hourMs, now)),
      ),
    );
}

const instanceTypesOf = ({ spans }: UsageRow): string[] => [
  ...new Set(spans.map(({ instanceType }) => instanceType)),
];

type Hosted = { scope: Scope; row: UsageRow; type: string };

function meterOf({ scope, row, type }: Hosted, since: number, now: number): Meter[] {
  const usage = recordHours();
  for (const span of row.spans.filter(({ instanceType }) => instanceType === type))
    recordSpan(usage, { span, since, now, price: instancePrice(type, scope.region) });
  const days = [...usage.days.keys()];
  if (days.length === 0) return [];
  return [
    {
      dimensions: {
        account: scope.account,
        service: "Amazon SageMaker",
        serviceCode: "AmazonSageMaker",
        region: scope.region,
        usageType: `${usagePrefix(scope.region)}-Host:${type}`,
        operation: "RunInstance",
        recordType: "Usage",
        instanceType: type,
        billingEntity: "AWS",
        legalEntity: "Amazon Web Services, Inc.",
      },
      resourceId: `arn:aws:sagemaker:${scope.region}:${scope.account}:endpoint/${row.endpointName.toLowerCase()}`,
      tags: row.tags ?? {},
      unit: "Hrs",
      first: Math.min(...days),
      end: Math.max(...days) + 1,
      lagHours: 6,
      counts: "both",
      discount: companyDiscount,
      usage,
    },
  ];
}

type Span = { span: UsageSpan; since: number; now: number; price: number };

/** An hour that is not over counts with what is over of it. */
function recordSpan(usage: HourRecorder, { span, since, now, price }: Span): void {
  const from = Math.max(since, Date.parse(span.from));
  const to = span.to === null ? now : Date.parse(span.to);
  for (let at = from; at < to;) {
    const hour = Math.floor(at / hourMs);
    const next = Math.min(to, (hour + 1) * hourMs);
    usage.add(hour, readingOf((next - at) * span.count, price));
    at = next;
  }
}

function readingOf(instanceMs: number, microdollarsPerHour: number): Omit<Reading, "net"> {
  const milliseconds = BigInt(Math.round(instanceMs));
  const amount = divideRounded(milliseconds * BigInt(microdollarsPerHour) * 10_000n, BigInt(hourMs));
  return {
    amount: Number(amount),
    quantity: Number(divideRounded(milliseconds * 1_000_000n, BigInt(hourMs))),
  };
}
