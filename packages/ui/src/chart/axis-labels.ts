export type AxisLabel = { place: number; isOnPhones: boolean };

/**
 * The places on the axis that get a label, evenly spaced from the last one back, so that the newest is always
 * named; fewer on phones.
 */
export function axisLabels(count: number): AxisLabel[] {
  const wide = Math.max(1, Math.ceil(count / mostLabels));
  const onPhones = wide * Math.max(1, Math.ceil(count / wide / mostOnPhones));
  return Array.from({ length: count }, (_one, place) => place)
    .filter((place) => (count - 1 - place) % wide === 0)
    .map((place) => ({ place, isOnPhones: (count - 1 - place) % onPhones === 0 }));
}

const mostLabels = 13;
const mostOnPhones = 4;
