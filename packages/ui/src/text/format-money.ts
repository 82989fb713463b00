export type MoneyPrecision = "cents" | "call";

/**
 * A decimal string as an amount of money, without passing through a float. `cents` has two decimals and says
 * "<$0.01" rather than hide a small amount; `call` has four to eight, for the price of one call.
 */
export function formatMoney(amount: string, currency: string, precision: MoneyPrecision): string {
  if (!isDecimal(amount)) return "–";
  const digits = precision === "cents" ? { min: 2, max: 2 } : { min: 4, max: 8 };
  const format = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    minimumFractionDigits: digits.min,
    maximumFractionDigits: digits.max,
  });
  const text = format.format(amount);
  const looksLikeNothing = precision === "cents" && !/[1-9]/.test(text) && /[1-9]/.test(amount);
  if (!looksLikeNothing) return text;
  return amount.startsWith("-") ? `>${format.format("-0.01")}` : `<${format.format("0.01")}`;
}

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);
