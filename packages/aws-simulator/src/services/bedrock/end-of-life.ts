import { dayMs } from "../../costs/calendar.ts";
import { costSettings } from "../../costs/cost-settings.ts";
import type { FoundationModel } from "../../seed/foundation-model.ts";
import type { World } from "../../world/world.ts";

/** Days for which a new world has every model of the catalog, in whatever year it is made. */
const firstDays = 90;

/** When a model can no longer be called; undefined where AWS has announced nothing. */
export function endOfLife({ lifecycle }: FoundationModel, world: World): Date | undefined {
  if (lifecycle.end === undefined) return undefined;
  const announced = Date.parse(`${lifecycle.end}T00:00:00Z`);
  return new Date(Math.max(announced, (costSettings(world).anchorDay + firstDays) * dayMs));
}
