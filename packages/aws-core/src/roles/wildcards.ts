// IAM's wildcards: `*` stands for any characters, also none and also colons and slashes, `?` for exactly one.

/** A pattern taken apart: characters, and the two wildcards as symbols that no text holds. */
type Pattern = readonly (string | typeof anything | typeof single)[];

const anything = Symbol("*");
const single = Symbol("?");

/** A text in which `*` and `?` are wildcards. */
export function wild(text: string): Pattern {
  // A run of wildcards means the same in every order; with the * last, equal runs are written alike.
  const ordered = text.replaceAll(
    /[*?]+/g,
    (run) => run.replaceAll("*", "") + (run.includes("*") ? "*" : ""),
  );
  return Array.from(ordered, (character) =>
    character === "*" ? anything : character === "?" ? single : character,
  );
}

/** A text in which nothing is a wildcard. */
export function literal(text: string): Pattern {
  return Array.from(text);
}

/**
 * Whether a pattern matches every text that another one matches. The wildcards of the inner pattern count as
 * characters that only a wildcard matches, so the answer yes is always right.
 */
export function covers(outer: Pattern, inner: Pattern): boolean {
  return reaches(
    outer,
    inner,
    (wanted, given) => wanted === given || (wanted === single && given !== anything),
  );
}

/** Whether two patterns have a text in common. */
export function overlaps(left: Pattern, right: Pattern): boolean {
  let reached = new Set([0]);
  const skip = (places: Set<number>) => {
    for (const place of places) if (right[place] === anything) places.add(place + 1);
    return places;
  };
  skip(reached);
  for (const wanted of left) {
    const next = new Set<number>();
    for (const place of reached) {
      const given = right[place];
      if (wanted === anything) for (let end = place; end <= right.length; end += 1) next.add(end);
      else if (given === anything) next.add(place);
      else if (given !== undefined && (wanted === given || wanted === single || given === single))
        next.add(place + 1);
    }
    reached = skip(next);
  }
  return reached.has(right.length);
}

/** Walks all places that the outer pattern can have reached, so that no pattern takes exponential time. */
function reaches(
  outer: Pattern,
  inner: Pattern,
  matches: (wanted: Pattern[number], given: Pattern[number]) => boolean,
): boolean {
  let reached = [0];
  for (const wanted of outer) {
    if (wanted === anything) {
      const start = Math.min(...reached);
      reached = Array.from({ length: inner.length - start + 1 }, (_, index) => start + index);
    } else {
      reached = reached
        .filter((place) => place < inner.length && matches(wanted, inner[place] ?? ""))
        .map((place) => place + 1);
    }
    if (reached.length === 0) return false;
  }
  return reached.includes(inner.length);
}
