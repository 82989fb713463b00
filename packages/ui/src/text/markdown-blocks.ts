/**
 * Cuts Markdown into pieces that can be rendered apart, so that while an answer streams in only its last piece
 * is rendered again. Joined with blank lines the pieces mean the same as the whole.
 */
export function markdownBlocks(text: string): string[] {
  if (refersAcross.test(text)) return [text];
  const blocks: string[] = [];
  let block: string[] = [];
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    if (fence === undefined && startsAnew(line) && block.at(-1)?.trim() === "") {
      blocks.push(block.join("\n"));
      block = [];
    }
    fence = fenceAfter(line, fence);
    block.push(line);
  }
  return [...blocks, block.join("\n")].filter((piece) => piece.trim() !== "");
}

/** Definitions of links and footnotes are used from anywhere in the text. */
const refersAcross = /^ {0,3}\[[^\]]+\]:/m;

/** Indented lines, list items and quotes may continue what stands above the blank line. */
const startsAnew = (line: string) => /^[^\s\-*+>\d]/.test(line);

function fenceAfter(line: string, fence: string | undefined): string | undefined {
  const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
  if (mark === undefined) return fence;
  if (fence === undefined) return mark;
  const closes = mark.startsWith(fence) && line.trim() === mark;
  return closes ? undefined : fence;
}
