import { perMicrodollar } from "@quarry/aws-core/costs/read-money";

/** An amount in ten-billionths of a dollar as people read it: whole cents, `$1,234.50`. */
export function inDollars(amount: bigint): string {
  const cents = (amount < 0n ? -amount : amount) / (perMicrodollar * perMicrodollar);
  const whole = (cents / 100n).toLocaleString("en-US");
  return `${amount < 0n ? "−" : ""}$${whole}.${String(cents % 100n).padStart(2, "0")}`;
}
