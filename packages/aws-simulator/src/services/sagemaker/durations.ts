// How long SageMaker takes, as people report it. The setting `timeScale` divides all of it.
import type { World } from "../../world/world.ts";

/** Seconds at time scale 1. */
export const durations = {
  create: 300,
  update: 360,
  rollBack: 180,
  scale: 240,
  remove: 60,
  systemUpdate: 300,
  /** SageMaker looks for instances for half an hour before it gives up. */
  capacityFailure: 1800,
  /** A container that never answers its health check is started over for at least so long. */
  containerFailure: 1440,
  /** On top of `ContainerStartupHealthCheckTimeoutInSeconds`, where that is longer. */
  containerFailureMargin: 300,
  componentCreate: 120,
  componentUpdate: 90,
  componentRemove: 30,
  /** Managed instance scaling keeps an empty instance for a while. */
  scaleIn: 600,
} as const;

/** The moment so many simulated seconds from now, as ISO 8601, with the time scale applied. */
export function momentAfter(world: World, seconds: number): string {
  return momentAfterTime(world, world.clock.now().getTime(), seconds);
}

/** The same, counted from a given time in milliseconds since 1970. */
export function momentAfterTime({ settings }: World, start: number, seconds: number): string {
  return new Date(start + (seconds * 1000) / settings.timeScale).toISOString();
}
