import { expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { enqueueMirrors } from "./enqueue-mirrors.ts";

const world = useWorld();

test("refreshes that name the same connections in another order do not wait for each other for ever", async () => {
  const connections = Array.from({ length: 8 }, () => ({ id: crypto.randomUUID(), regions: ["us-east-1"] }));
  const enqueue = (given: typeof connections) =>
    world.database.$transaction((transaction) => enqueueMirrors(transaction, world.means.jobs, given));
  const failed: unknown[] = [];
  for (let round = 0; round < 20; round += 1) {
    const outcomes = await Promise.allSettled([enqueue(connections), enqueue(connections.toReversed())]);
    failed.push(...outcomes.filter(({ status }) => status === "rejected"));
    await world.database.$executeRaw`DELETE FROM pgboss.job WHERE name = 'profiles.mirror'`;
  }
  expect(failed).toEqual([]);
});
