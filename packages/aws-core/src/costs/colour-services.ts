import type { ServiceUsage } from "./read-cost-page.ts";

/**
 * Puts services into as few sets as a greedy colouring finds, so that within a set every usage type belongs to one
 * service: each set can then be asked about by usage type alone, in one question. Largest services first, then by name,
 * so that the same bill always gives the same sets.
 */
export function colourServices(total: ServiceUsage): ServiceUsage[] {
  const sets: { services: Map<string, ReadonlySet<string>>; taken: Set<string> }[] = [];
  for (const [service, usageTypes] of inOrder(total)) {
    const free = sets.find(({ taken }) => ![...usageTypes].some((usageType) => taken.has(usageType)));
    const set = free ?? { services: new Map(), taken: new Set() };
    if (free === undefined) sets.push(set);
    set.services.set(service, usageTypes);
    for (const usageType of usageTypes) set.taken.add(usageType);
  }
  return sets.map(({ services }) => services);
}

function inOrder(total: ServiceUsage): [string, ReadonlySet<string>][] {
  return [...total].toSorted(
    ([left, leftTypes], [right, rightTypes]) =>
      rightTypes.size - leftTypes.size || (left < right ? -1 : Number(left > right)),
  );
}
