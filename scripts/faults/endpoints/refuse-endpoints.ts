import type { Fault, PassingCall } from "../fault-proxy.ts";
import type { Scenario } from "../scenario.ts";
import { conclude, takeCensus } from "./conclude.ts";
import { control, passTime } from "./simulator.ts";
import { openStage, region, undisturbed, type Stage } from "./stage.ts";
import { askForEndpoint, askForUpdate, noWishes, startEndpoint, stopEndpoint } from "./wishes.ts";

const servingSeconds = 3_600;
const mostDenials = 6;

/**
 * AWS takes what it is asked and then cannot: no capacity, no quota, a container that never answers, a look that is
 * denied once the endpoint is made, an update that is rolled back. One beside them goes well.
 */
export const refuseEndpoints: Scenario = {
  name: "endpoints: AWS cannot",
  async run(rig) {
    const stage = await openStage(rig, { name: "endpoint-refusals" });
    const wishes = noWishes(stage);
    const denials = denyLooks(stage);
    try {
      for (const fault of ["capacity", "container"] as const) {
        await control(rig, "endpoints", { action: "fail", pattern: `${fault}-*`, fault });
        await askForEndpoint(wishes, { name: fault, ending: "failed" });
      }
      const quota = { account: stage.lane.account, region, quota: "ml.g5.2xlarge for endpoint usage" };
      await askForEndpoint(wishes, { name: "quota", ending: "failed", instanceType: "ml.g5.2xlarge" });
      await control(rig, "quotas", { ...quota, action: "set", value: 0 });
      await askForEndpoint(wishes, { name: denied, ending: "failed" });
      const stopped = await askForEndpoint(wishes, { name: "stopped" });
      const updated = await askForEndpoint(wishes, { name: "updated" });
      await stage.settle();
      passTime(rig, servingSeconds);
      await stopEndpoint(wishes, stopped);
      await control(rig, "endpoints", { action: "fail", pattern: "updated-*", fault: "container" });
      await askForUpdate(wishes, updated, "failed");
      await stage.settle();
      await startEndpoint(wishes, stopped);
      await stage.settle();
      const censuses = await takeCensus(stage, [stopped, updated]);
      passTime(rig, servingSeconds);
      const lane = await conclude(wishes, censuses);
      const shortcomings = denials() === 0 ? ["no look was denied"] : [];
      return { lanes: [lane], faults: "capacity, quota, container, denial, rollback", shortcomings };
    } finally {
      await control(rig, "endpoints", { action: "clear" });
      await stage.close();
    }
  },
};

const denied = "denied";

/** Denies to look at one endpoint after it was made, for a while. */
function denyLooks(stage: Stage): () => number {
  let [isMade, denials] = [false, 0];
  const chooseFault = ({ operation, body }: PassingCall): Fault | undefined => {
    if (!body.includes(`"${denied}-`)) return undefined;
    if (operation === "CreateEndpoint") isMade = true;
    if (operation !== "DescribeEndpoint" || !isMade || denials >= mostDenials) return undefined;
    denials += 1;
    return { kind: "deny" };
  };
  stage.disturbance = { ...undisturbed, chooseFault };
  return () => denials;
}
