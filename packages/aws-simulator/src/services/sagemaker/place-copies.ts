// Where copies of components go: each into the first instance that has room for it.
import type { InferenceComponentSpecification } from "@aws-sdk/client-sagemaker";
import type { InstanceType } from "./instance-types.ts";

/** What one copy needs, and how many copies are wanted. */
export type Demand = { name: string; needs: Room; copies: number };

export type Room = { accelerators: number; cpus: number; memoryMb: number };

/** What one copy of a specification needs; adapters live with their base component and need nothing. */
export function needsOf({ ComputeResourceRequirements: asked }: InferenceComponentSpecification): Room {
  return {
    accelerators: asked?.NumberOfAcceleratorDevicesRequired ?? 0,
    cpus: asked?.NumberOfCpuCoresRequired ?? 0,
    memoryMb: asked?.MinMemoryRequiredInMb ?? 0,
  };
}

/** Copies that found a place, by component, and the instances that they take. Undefined types hold anything. */
export function placeCopies(
  demands: readonly Demand[],
  instanceType: InstanceType | undefined,
  mostInstances: number,
): { placed: Map<string, number>; instances: number } {
  const rooms: Room[] = [];
  const placed = new Map<string, number>();
  for (const { name, needs, copies } of demands) {
    for (let copy = 0; copy < copies; copy += 1) {
      const room = rooms.find((candidate) => fits(needs, candidate)) ?? openRoom();
      if (room === undefined || !fits(needs, room)) break;
      take(needs, room);
      placed.set(name, (placed.get(name) ?? 0) + 1);
    }
  }
  return { placed, instances: rooms.length };

  function openRoom(): Room | undefined {
    const whole = wholeInstance(instanceType);
    const isPossible = rooms.length < mostInstances && demands.some(({ needs }) => fits(needs, whole));
    if (!isPossible) return undefined;
    rooms.push(whole);
    return whole;
  }
}

/** The system keeps a tenth of the memory for itself. */
const usableMemory = 0.9;

function wholeInstance(type: InstanceType | undefined): Room {
  if (type === undefined) return { accelerators: Infinity, cpus: Infinity, memoryMb: Infinity };
  return {
    accelerators: type.acceleratorCount,
    cpus: type.vcpus,
    memoryMb: type.memoryGib * 1024 * usableMemory,
  };
}

const fits = (needs: Room, room: Room): boolean =>
  needs.accelerators <= room.accelerators && needs.cpus <= room.cpus && needs.memoryMb <= room.memoryMb;

function take(needs: Room, room: Room): void {
  room.accelerators -= needs.accelerators;
  room.cpus -= needs.cpus;
  room.memoryMb -= needs.memoryMb;
}
