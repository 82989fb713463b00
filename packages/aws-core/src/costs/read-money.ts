import { moneyDigits } from "./cost-line.ts";

/**
 * Reads a decimal of AWS such as `-12.345` or `2.5E-8` into ten-billionths of a dollar, exactly; digits beyond the tenth
 * are rounded half to even. Cost Explorer's amounts are strings of this form.
 *
 * @throws RangeError for anything else, also for an empty text and for exponents beyond ±99
 */
export function readMoney(decimal: string): bigint {
  const parts = decimalPattern.exec(decimal);
  if (parts === null)
    throw new RangeError(`An amount has to be a decimal such as 12.5, but is “${decimal.slice(0, 80)}”.`);
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts;
  const digits = BigInt(whole + fraction);
  const shift = moneyDigits + Number(exponent) - fraction.length;
  const amount = shift >= 0 ? digits * 10n ** BigInt(shift) : roundedQuotient(digits, 10n ** BigInt(-shift));
  return sign === "-" ? -amount : amount;
}

/** Writes ten-billionths of a dollar as a decimal without needless zeros: `-0.0000000001`, `12.5`, `0`. */
export function writeMoney(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(moneyDigits + 1, "0");
  const fraction = digits.slice(-moneyDigits).replace(/0+$/, "");
  const whole = digits.slice(0, -moneyDigits);
  return `${amount < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Ten-billionths of a dollar in a millionth. */
export const perMicrodollar = 10_000n;

const decimalPattern = /^([+-]?)(\d{1,100})(?:\.(\d{1,100}))?(?:[eE]([+-]?\d{1,2}))?$/;

function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const isUp = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return isUp ? quotient + 1n : quotient;
}
