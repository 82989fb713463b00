import { priceOfInstances } from "../instances/price-of-instances.ts";
import { codeBook } from "../prices/price-book.ts";
import type { PriceBook } from "../prices/price-book.ts";
import { checkAccess } from "./checks/access-checks.ts";
import {
  checkOf,
  type CheckVerdict,
  type DeploymentCheck,
  type DeploymentFacts,
} from "./checks/deployment-check.ts";
import { checkImage } from "./checks/image-checks.ts";
import { checkPlace } from "./checks/place-checks.ts";
import { checkSizes } from "./checks/size-checks.ts";
import type { DeploymentSpec } from "./deployment-spec.ts";

/**
 * The pre-flight: judges a deployment before anything is made, from facts that were gathered by calls that
 * change nothing. Every line says what was looked at and found, and what to do about it; what nobody could
 * find out is `unknown`, never passed.
 */
export function checkDeployment(
  spec: DeploymentSpec,
  facts: DeploymentFacts,
  book: PriceBook = codeBook,
): DeploymentCheck[] {
  return [
    ...checkPlace(spec, facts),
    ...checkImage(spec, facts),
    ...checkAccess(spec, facts),
    ...checkSizes(spec, facts),
    ...checkScaling(spec),
    checkPrice(spec, book),
  ];
}

const order: readonly CheckVerdict[] = ["blocked", "warn", "unknown", "ok"];

/** The verdict on all checks together: the gravest of them. */
export function gravestVerdict(checks: readonly DeploymentCheck[]): CheckVerdict {
  return order.find((verdict) => checks.some((check) => check.verdict === verdict)) ?? "ok";
}

function checkScaling({ scaling }: DeploymentSpec): DeploymentCheck[] {
  if (scaling?.minimum !== 0) return [];
  return [
    checkOf("scale-to-zero", "Scaling to zero").warn({
      why: "With no copy running, the first calls fail until one is up, which takes minutes.",
      remedy: "Let callers try again, or keep at least one copy.",
    }),
  ];
}

function checkPrice({ instances, region }: DeploymentSpec, book: PriceBook): DeploymentCheck {
  const check = checkOf("price", "Price");
  const price = priceOfInstances({ type: instances.type, region, count: instances.count }, book);
  if ("unknown" in price) return check.unknown({ why: price.unknown });
  const { microdollarsPerHour, microdollarsPerMonth, explanation } = price;
  const most = Math.max(instances.count, instances.managed?.most ?? 0);
  const upTo = most > instances.count ? ` It may grow to ${most} instances.` : "";
  const sum = `${dollars(microdollarsPerHour)} an hour, ${dollars(microdollarsPerMonth)} a month of 730 hours`;
  return check.ok(`${instances.count} × ${instances.type}: ${sum}.${upTo} ${explanation}`);
}

/** Micro-dollars as dollars with cents, rounded up. */
function dollars(microdollars: bigint): string {
  const cents = (microdollars + 9_999n) / 10_000n;
  return `$${(cents / 100n).toLocaleString("en")}.${String(cents % 100n).padStart(2, "0")}`;
}
