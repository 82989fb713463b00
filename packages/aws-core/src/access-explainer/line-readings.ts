/**
 * The ways to read a text of several lines as one line, best first. Words wrapped at spaces are joined by one,
 * with ARNs and actions that were broken put together again; a terminal that breaks words at its right edge
 * leaves lines to be joined as they are, or without the indentation and frames around them. Linear in the
 * length of the text.
 */
export function lineReadings(text: string): string[] {
  const lines = text.split("\n").map(withoutFrame);
  const bare = lines.map(withoutMarks).filter((line) => line !== "");
  if (bare.length < 2) return [withSingleSpaces(bare.join(""))];
  const wrapped = joined(bare);
  const broken = lines.join("");
  const readings = isBrokenAtEdge(lines) ? [broken, wrapped] : [wrapped, broken];
  return [...readings, bare.join("")].map(withSingleSpaces);
}

/** Terminals draw frames around a message, with one space between. */
function withoutFrame(line: string): string {
  return line
    .replace(/^\s*[\u2500-\u257F\u23BF] ?/, "")
    .replace(/ ?[\u2500-\u257F]\s*$/, "")
    .replace(/[\u2500-\u257F\u23BF]/g, " ");
}

/** Without indentation, and without the marks of quoted mail or logs at the start of a line. */
function withoutMarks(line: string): string {
  return line.replace(/^\s*(?:[>|]\s?){1,4}/, "").trim();
}

/** Nearly all lines fill the same width; secrets that were masked before may have changed that of some. */
function isBrokenAtEdge(lines: readonly string[]): boolean {
  if (lines.length < 3) return false;
  const widths = lines.slice(0, -1).map(({ length }) => length);
  const width = widths.toSorted((one, other) => one - other)[Math.floor(widths.length / 2)] ?? 0;
  return width >= 40 && widths.filter((other) => other === width).length >= widths.length * 0.7;
}

const longestWord = 400;

function joined(lines: readonly string[]): string {
  const pieces: string[] = [];
  // Only the end of what was read so far is looked at again, or many short lines would cost the square of their number.
  let end = "";
  for (const line of lines) {
    const glue = end === "" || goesOn(lastWord(end), firstWord(line)) ? "" : " ";
    pieces.push(glue, line);
    end = `${glue === "" ? end : ""}${line}`.slice(-longestWord);
  }
  return pieces.join("");
}

const withSingleSpaces = (text: string): string => text.replace(/\s+/g, " ").trim();

const lastWord = (text: string): string =>
  text.slice(Math.max(text.lastIndexOf(" "), text.lastIndexOf("\t")) + 1);

const firstWord = (text: string): string => text.slice(0, longestWord).split(/\s/, 1)[0] ?? "";

function goesOn(last: string, next: string): boolean {
  const arn = last.slice(last.lastIndexOf("arn:"));
  if (last.includes("arn:") && !/["']/.test(arn)) {
    return isUnfinishedArn(arn) || /^[-:/.]|^[a-zA-Z]*[0-9]/.test(next);
  }
  // "bedrock:InvokeModel" and "WithResponseStream"; no other word of a message has a capital inside.
  return (
    /(?:^|[^\w-])[a-z][a-z0-9-]{1,40}:[A-Z]\w*$/.test(last) &&
    /^(?:[A-Z]?[a-z]+[A-Z]\w*|Stream)(?!:)\b/.test(next)
  );
}

/** An ARN has six parts, and the last one names a resource after its type; only storage and queues have none. */
function isUnfinishedArn(arn: string): boolean {
  const parts = arn.split(":");
  if (parts.length < 6) return true;
  if (arn.endsWith("*") || ["s3", "sns", "sqs"].includes(parts[2] ?? "")) return false;
  return !/[:/]./.test(parts.slice(5).join(":"));
}
