// Evaluates Fn::Sub and Fn::Join as far as they consist of literals; everything else stays a visible hole.

/** A captured piece of a template. Objects keep duplicate keys, in order. */
export type TemplateNode = string | TemplateNode[] | TemplateObject;

export interface TemplateObject {
  entries: [key: string, value: TemplateNode][];
}

export type IntrinsicName = "Fn::Sub" | "Fn::Join";

/**
 * The text that the intrinsic makes, with `${Name}` wherever a parameter, pseudo parameter or another
 * intrinsic stands; undefined when its arguments have the wrong form.
 */
export function renderIntrinsic(name: IntrinsicName, argument: TemplateNode): string | undefined {
  return name === "Fn::Sub" ? renderSub(argument) : renderJoin(argument);
}

/** Which intrinsic a key names, if it is one that makes text. */
export function intrinsicNamed(key: string): IntrinsicName | undefined {
  return key === "Fn::Sub" || key === "Fn::Join" ? key : undefined;
}

function renderSub(argument: TemplateNode): string | undefined {
  if (typeof argument === "string") return substitute(argument, new Map());
  if (!Array.isArray(argument)) return undefined;
  const [text, map] = argument;
  if (typeof text !== "string" || argument.length > 2) return undefined;
  const values = new Map<string, string>();
  if (map !== undefined) {
    if (typeof map === "string" || Array.isArray(map)) return undefined;
    for (const [name, value] of map.entries) {
      // Of two values for one name CloudFormation takes one; which one is not for us to guess.
      values.set(name, values.has(name) ? `\${${name}}` : render(value));
    }
  }
  return substitute(text, values);
}

function substitute(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{([^}]*)\}/g, (whole, name: string) => values.get(name.trim()) ?? whole);
}

function renderJoin(argument: TemplateNode): string | undefined {
  if (!Array.isArray(argument) || argument.length !== 2) return undefined;
  const [delimiter, items] = argument;
  if (typeof delimiter !== "string" || !Array.isArray(items)) return undefined;
  return items.map(render).join(delimiter);
}

function render(node: TemplateNode): string {
  if (typeof node === "string") return node;
  if (Array.isArray(node)) return "${List}";
  const [only, ...others] = node.entries;
  if (!only || others.length > 0) return "${Object}";
  const [key, value] = only;
  const intrinsic = intrinsicNamed(key);
  if (intrinsic) return renderIntrinsic(intrinsic, value) ?? `\${${intrinsic}}`;
  if (key === "Ref" && typeof value === "string") return `\${${value}}`;
  if (key === "Fn::GetAtt") return `\${${attributeName(value)}}`;
  return key.startsWith("Fn::") ? `\${${key}}` : "${Object}";
}

function attributeName(value: TemplateNode): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((part) => typeof part === "string")) return value.join(".");
  return "Fn::GetAtt";
}
