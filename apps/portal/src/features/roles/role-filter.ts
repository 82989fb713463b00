import type { RoleListFilter } from "./role-filter-schema.ts";

interface Place {
  id: string;
  regions: readonly string[];
}

/** The filter with the first account and Region where none is chosen; undefined while there is no account. */
export function placedFilter(filter: RoleListFilter, places: readonly Place[]): RoleListFilter | undefined {
  const place = places.find(({ id }) => id === filter.connectionId) ?? places[0];
  if (!place) return undefined;
  const region = place.regions.includes(filter.region) ? filter.region : place.regions[0];
  return region === undefined ? undefined : { ...filter, connectionId: place.id, region };
}
