/**
 * Shortens text in its middle to at most `limit` characters, the ellipsis included; the end gets the larger
 * half because identifiers differ there. Counts code points, so no emoji is cut in two.
 */
export function truncateMiddle(text: string, limit: number): string {
  const characters = Array.from(text);
  if (characters.length <= limit) return text;
  if (limit <= 1) return "…";
  const head = Math.floor((limit - 1) / 2);
  const tail = limit - 1 - head;
  return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
