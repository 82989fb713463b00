/** A URI template of the AWS models (`/model/{modelId}/converse`, `/{Bucket}/{Key+}?uploads`), compiled. */
export type RoutePattern = {
  /** The labels' decoded values, or undefined when path or literal query do not fit. */
  match(path: string, query: URLSearchParams): Record<string, string> | undefined;
  /** Larger is more specific: literal text, then literal query keys, beats labels. */
  specificity: number;
};

/** Compiles a URI template. `{name}` takes one path segment, `{name+}` the rest; keys after `?` must be present. */
export function compileRoute(template: string, requiredKeys: readonly string[] = []): RoutePattern {
  const [pathTemplate = "/", queryTemplate] = template.split("?");
  const segments = pathTemplate.split("/").filter((segment) => segment !== "");
  const labels: string[] = [];
  const pattern = segments.map((segment) => segmentPattern(segment, labels)).join("");
  const expression = new RegExp(`^${pattern === "" ? "/" : pattern}/?$`);
  const literals = queryTemplate === undefined ? [] : queryTemplate.split("&");
  const required = [...literals, ...requiredKeys].map(splitQueryLiteral);
  return {
    specificity:
      segments.filter((segment) => !segment.startsWith("{")).length * 10 +
      required.length * 100 -
      labels.length,
    match(path, query) {
      const isAsked = required.every(([key, value]) =>
        value === undefined ? query.has(key) : query.get(key) === value,
      );
      const found = isAsked ? expression.exec(path) : null;
      return found === null ? undefined : readLabels(labels, found);
    },
  };
}

const readLabels = (labels: readonly string[], found: RegExpExecArray): Record<string, string> =>
  Object.fromEntries(labels.map((label, index) => [label, decodeLabel(found[index + 1] ?? "")]));

function segmentPattern(segment: string, labels: string[]): string {
  const label = /^\{(\w+)(\+?)\}$/.exec(segment);
  if (label === null) return `/${segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;
  labels.push(label[1] ?? "");
  // The rest includes a slash at its end: S3's folders are keys of that form.
  return label[2] === "+" ? "/(.+)" : "/([^/]+)";
}

function splitQueryLiteral(literal: string): [string, string | undefined] {
  const [key = "", value] = literal.split("=");
  return [key, value];
}

function decodeLabel(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
