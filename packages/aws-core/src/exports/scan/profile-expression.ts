// Which texts with holes could become a profile ARN once CloudFormation has filled the holes in.

// A character of the private use area: it stands for what is not known yet.
const hole = "\ue000";
const holes = /\$\{[\w.:-]{1,255}\}|\{\{resolve:[^{}\s"']{1,255}\}\}/g;
const onlyArnCharacters = /^[\w:./\-\ue000]+$/;
const profileTypes = new Set(["application-inference-profile", "inference-profile"]);
const longestExpression = 2048;

/**
 * Whether the text has parameters, pseudo parameters or dynamic references in it and may stand for the ARN
 * of an inference profile. Wildcards, other resource types and texts around an ARN do not.
 */
export function mayBecomeProfile(text: string): boolean {
  if (text.length > longestExpression || !/\$\{|\{\{/.test(text) || text.includes(hole)) return false;
  const shape = text.replace(holes, hole);
  if (!shape.includes(hole) || !onlyArnCharacters.test(shape)) return false;
  const components = shape.split(":");
  return components.length >= 6 ? isArnShape(components) : isPartOfArn(text, shape);
}

/** All separators are literal, so each component is checked for itself. */
function isArnShape([arn, partition, service, region, account, ...resource]: string[]): boolean {
  return (
    fits(arn, /^arn$/) &&
    fits(partition, /^aws(-[a-z-]+)?$/) &&
    fits(service, /^bedrock$/) &&
    fits(region, /^[a-z]{2,4}-[a-z0-9-]+$/) &&
    fits(account, /^(\d{12})?$/) &&
    isResource(resource.join(":"), service === "bedrock")
  );
}

const fits = (component = "", pattern: RegExp): boolean =>
  component.includes(hole) || pattern.test(component);

function isResource(resource: string, isBedrock: boolean): boolean {
  const slash = resource.indexOf("/");
  // "${Type}/id" and "${Resource}" can be anything that Bedrock names; elsewhere that says nothing.
  if (slash < 0) return isBedrock && resource.startsWith(hole);
  const type = resource.slice(0, slash);
  const id = resource.slice(slash + 1);
  if (id === "" || id.includes("/")) return false;
  return type.includes(hole) ? isBedrock : profileTypes.has(type);
}

/** A hole holds separators too, as in "${Prefix}:application-inference-profile/id" or "${inferenceProfileArn}". */
function isPartOfArn(text: string, shape: string): boolean {
  const start = shape.slice(0, shape.indexOf(hole));
  if (start !== "" && !(start.startsWith("arn:") || "arn:".startsWith(start))) return false;
  const slash = shape.indexOf("/");
  if (slash < 0) return /inference-?profile/i.test(text) && /^(arn:)?[\ue000:]*$/.test(shape);
  const type = /(?:^|[:\ue000])([a-z-]*)$/.exec(shape.slice(0, slash))?.[1] ?? "";
  return profileTypes.has(type) && /^[^/]+$/.test(shape.slice(slash + 1));
}
