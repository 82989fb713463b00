import { isOfferedIn } from "../../instances/price-of-instances.ts";
import type { DeploymentSpec } from "../deployment-spec.ts";
import { checkOf, type DeploymentCheck, type DeploymentFacts } from "./deployment-check.ts";

/** Name, Region, quota and role: what the account decides. */
export function checkPlace(spec: DeploymentSpec, facts: DeploymentFacts): DeploymentCheck[] {
  return [checkName(spec, facts), checkRegion(spec, facts), checkQuota(spec, facts), checkRole(spec, facts)];
}

function checkName({ name, region }: DeploymentSpec, facts: DeploymentFacts): DeploymentCheck {
  const check = checkOf("name", "Name of the endpoint");
  const verdicts = {
    free: check.ok(`${name} is free in ${region}.`),
    ours: check.ok(`${name} was made by this request and is taken up again.`),
    taken: check.blocked({
      why: `${region} already has an endpoint ${name}, which this request did not make.`,
      remedy: "Choose another name.",
    }),
    unknown: check.unknown({ why: `Quarry could not ask whether ${name} is free.` }),
  };
  return verdicts[facts.name];
}

function checkRegion({ instances, region }: DeploymentSpec, { quota }: DeploymentFacts): DeploymentCheck {
  const check = checkOf("region", "Instance type in the Region");
  const lacking = {
    why: `${region} does not offer ${instances.type} for endpoints.`,
    remedy: "Choose another instance type or another Region.",
  };
  if (quota === "none") return check.blocked(lacking);
  // A quota of the type is AWS's own word that the Region has it.
  if (quota !== "unknown") return check.ok(`${region} offers ${instances.type}.`);
  const offered = isOfferedIn(instances.type, region);
  if (offered === "yes") return check.ok(`${region} offers ${instances.type}.`);
  if (offered === "no") return check.warn({ ...lacking, why: `As far as Quarry knows, ${lacking.why}` });
  return check.unknown({ why: `Quarry does not know whether ${region} offers ${instances.type}.` });
}

/** Source of the refusal: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html */
function checkQuota(
  { instances, scaling, placement }: DeploymentSpec,
  { quota }: DeploymentFacts,
): DeploymentCheck {
  const check = checkOf("quota", "Quota of the instance type");
  const { type, count } = instances;
  const raise = `Ask for more of “${type} for endpoint usage” in Service Quotas; it takes hours to days. Or choose another type.`;
  if (quota === "none") return check.blocked({ why: `There is no quota of ${type} here.`, remedy: raise });
  if (quota === "unknown") {
    return check.unknown({
      why: `Quarry could not read the quota of ${type}. AWS refuses at once if it is exceeded.`,
    });
  }
  const { limit, used } = quota;
  const free = Math.max(0, limit - used);
  const state = `The account may run ${limit} × ${type} and runs ${used}`;
  if (count > free) return check.blocked({ why: `${state}; this needs ${count}.`, remedy: raise });
  const scaled = placement.mode === "MODEL_BASED" ? scaling?.maximum : undefined;
  const most = Math.max(count, instances.managed?.most ?? 0, scaled ?? 0);
  if (most > free) {
    const why = `${state}: enough to begin with, but not for the ${most} that it may scale to.`;
    return check.warn({ why, remedy: raise });
  }
  return check.ok(`${state}; this needs ${count}${most > count ? ` and up to ${most}` : ""}.`);
}

function checkRole({ roleArn }: DeploymentSpec, { account, role }: DeploymentFacts): DeploymentCheck {
  const check = checkOf("role", "Execution role");
  const owner = roleArn.split(":")[4] ?? "";
  if (owner !== account) {
    return check.blocked({
      why: `The role belongs to account ${owner}; the endpoint is made in ${account}.`,
      remedy: `Choose an execution role of account ${account}.`,
    });
  }
  const { why, verdict } = role;
  const verdicts = {
    trusted: check.ok(why),
    propagating: check.warn({ why, remedy: "New roles work after some seconds; Quarry waits for it." }),
    untrusted: check.blocked({
      why,
      remedy: "Let sagemaker.amazonaws.com assume the role, or have Quarry repair it on approval.",
    }),
    missing: check.blocked({ why, remedy: "Choose a role that exists, or ask for a new one." }),
    unknown: check.unknown({ why }),
  };
  return verdicts[verdict];
}
