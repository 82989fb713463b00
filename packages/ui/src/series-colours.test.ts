import { describe, expect, test } from "vitest";
import { linearRgb, throughMatrix, token } from "./testing/theme-colours.ts";
import type { Theme, Triple } from "./testing/theme-colours.ts";

/** What eyes without one kind of cone see of light, by Machado, Oliveira and Fernandes 2009 at full severity. */
const eyes: Record<string, readonly Triple[]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const series = [1, 2, 3, 4, 5, 6, 7, 8];
// Odd ones are plain and even ones lined, so only those of one kind have to be told apart by colour alone.
const alike = series.flatMap((one) =>
  series.filter((other) => other > one && (other - one) % 2 === 0).map((other) => [one, other] as const),
);
/** About four steps that can just be seen. */
const leastDistance = 0.08;

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  describe.each(Object.keys(eyes))("with %s", (eye) => {
    test.each(alike)("series %i and %i, which have the same lines, differ", (one, other) => {
      expect(distance(seen(one, theme, eye), seen(other, theme, eye))).toBeGreaterThanOrEqual(leastDistance);
    });
  });
});

function seen(place: number, theme: Theme, eye: string): Triple {
  return oklab(throughMatrix(eyes[eye] ?? [], linearRgb(token(`series-${place}`, theme))));
}

function distance(one: Triple, other: Triple): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** OKLab of linear sRGB, by Björn Ottosson. */
function oklab([red, green, blue]: Triple): Triple {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}
