import { formatMoney } from "./text/format-money.ts";
import type { MoneyPrecision } from "./text/format-money.ts";

export type MoneyProps = {
  /** A decimal string: "12.3456". */
  amount: string;
  currency?: string | undefined;
  /** `call` shows four decimals and more. */
  precision?: MoneyPrecision | undefined;
};

/** An amount of money in tabular figures; the tooltip has all digits. */
export function Money({ amount, currency = "USD", precision = "cents" }: MoneyProps) {
  return (
    <data value={amount} title={`${amount} ${currency}`} className="whitespace-nowrap tabular-nums">
      {formatMoney(amount, currency, precision)}
    </data>
  );
}
