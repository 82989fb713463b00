import { perMicrodollar } from "@quarry/aws-core/costs/read-money";
import { paidCallMicrodollars } from "@quarry/aws-core/costs/paid-call";

/** What so many microdollars are in ten-billionths of a dollar. */
export function usdOfMicrodollars(microdollars: bigint): bigint {
  return microdollars * perMicrodollar;
}

/** What so many paid calls cost, in ten-billionths of a dollar. */
export function usdOfCalls(calls: number): bigint {
  return usdOfMicrodollars(BigInt(calls) * BigInt(paidCallMicrodollars));
}
