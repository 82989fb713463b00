// What operations look up, with AWS's refusals where it is not there.
import type { World } from "../../world/world.ts";
import type { Scope, Table } from "../../world/tables.ts";
import { componentTable, configTable, endpointTable, isVisible, modelTable } from "./endpoint-rows.ts";
import type { ComponentRow, ConfigRow, EndpointRow, Kind, ModelRow, NamedRow } from "./endpoint-rows.ts";
import { alreadyExists, couldNotFind } from "./messages.ts";

/** Where to look: the call, or anything else that has a world, an account and a Region. */
export type Place = Scope & { world: World };

export const findModel = (place: Place, name: string): ModelRow => find(place, name, ["model", modelTable]);
export const findConfig = (place: Place, name: string): ConfigRow =>
  find(place, name, ["endpoint-config", configTable]);
export const findEndpoint = (place: Place, name: string): EndpointRow =>
  find(place, name, ["endpoint", endpointTable]);
export const findComponent = (place: Place, name: string): ComponentRow =>
  find(place, name, ["inference-component", componentTable]);

/** Throws when the name is taken, also by a row that reads do not see yet. */
export function requireFreeName<Row extends NamedRow>(
  place: Place,
  name: string,
  [kind, table]: readonly [Kind, Table<Row>],
): void {
  if (place.world.tables.rows(table, place).has(name)) throw alreadyExists(kind, name, place);
}

function find<Row extends NamedRow>(
  place: Place,
  name: string,
  [kind, table]: readonly [Kind, Table<Row>],
): Row {
  const row = place.world.tables.rows(table, place).get(name);
  if (row === undefined || !isVisible(place.world, row)) throw couldNotFind(kind, name, place);
  return row;
}
