// Money is counted in units of 10^-10 dollars and quantities in millionths, as whole numbers: sums are exact.

export const moneyDigits = 10;
export const quantityDigits = 6;

/** Beyond this, a partial sum moves to a big integer; the parts that are added are smaller as well. */
const safeSum = 2 ** 52;

/** Exact sums of whole numbers, one in each place. */
export type Sums = {
  add(place: number, value: number): void;
  read(place: number): bigint;
};

export function createSums(places: number): Sums {
  const low = new Float64Array(places);
  const high = new Map<number, bigint>();
  return {
    add(place, value) {
      const sum = (low[place] ?? 0) + value;
      if (sum < safeSum && sum > -safeSum) {
        low[place] = sum;
        return;
      }
      high.set(place, (high.get(place) ?? 0n) + BigInt(sum));
      low[place] = 0;
    },
    read: (place) => (high.get(place) ?? 0n) + BigInt(low[place] ?? 0),
  };
}

/** A whole number of small units as a decimal without trailing zeros: `-0.0000000001`, `12.5`, `0`. */
export function toDecimal(amount: bigint, digits: number): string {
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, "0");
  const fraction = text.slice(-digits).replace(/0+$/, "");
  const whole = text.slice(0, -digits);
  return `${amount < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Reads a decimal into small units; digits beyond them are cut. */
export function fromDecimal(text: string, digits: number): bigint {
  const [whole = "", fraction = ""] = text.replace(/^-/, "").split(".");
  const amount = BigInt(`${whole}${fraction.slice(0, digits).padEnd(digits, "0")}`);
  return text.startsWith("-") ? -amount : amount;
}

/** `numerator / denominator` to the nearest whole number, halves up; neither is negative. */
export const divideRounded = (numerator: bigint, denominator: bigint): bigint =>
  (numerator * 2n + denominator) / (denominator * 2n);
