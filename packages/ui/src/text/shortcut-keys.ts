export type KeyPress = { key: string; mod: boolean; at: number };

/** How long a sequence such as `g p` may take between two keys. */
const sequenceMilliseconds = 1_200;

/** The name of a key in a shortcut: `/`, `?`, `g`, `mod+k` (Control, or Command on a Mac). */
export function keyName({ key, mod }: Pick<KeyPress, "key" | "mod">): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return mod ? `mod+${name}` : name;
}

/** The shortcut that the last presses complete, the longest first: `g p` wins over `p`. */
export function matchShortcut(
  presses: readonly KeyPress[],
  shortcuts: readonly string[],
): string | undefined {
  return shortcuts
    .filter((keys) => endsWith(presses, keys.split(" ")))
    .toSorted((one, other) => other.length - one.length)[0];
}

function endsWith(presses: readonly KeyPress[], keys: readonly string[]): boolean {
  const tail = presses.slice(-keys.length);
  if (tail.length < keys.length) return false;
  return tail.every((press, index) => {
    const next = tail[index + 1];
    const inTime = next === undefined || next.at - press.at <= sequenceMilliseconds;
    return inTime && keyName(press) === keys[index];
  });
}

/** Keys as people read them: `g` `then` `p`, `⌘` `K`. */
export function describeKeys(keys: string, isMac: boolean): string[][] {
  return keys
    .split(" ")
    .map((press) =>
      press.split("+").map((part) => (part === "mod" ? (isMac ? "⌘" : "Ctrl") : part.toUpperCase())),
    );
}
