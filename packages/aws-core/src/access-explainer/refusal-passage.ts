/** The part of a text that one refusal takes, and how many different ones stand beside it. */
export interface RefusalPassage {
  passage: string;
  others: number;
}

/**
 * The last refusal of a text that holds several, as logs, retries and chained tracebacks do; the whole text if
 * it holds one or none. A text of CloudTrail is cut into its records.
 *
 * @param text one line, as `lineReadings` gives it
 */
export function refusalPassage(text: string): RefusalPassage {
  const starts = startsOf(text);
  const passages = starts.map((start, index) => text.slice(start, starts[index + 1]));
  const last = passages.at(-1);
  if (last === undefined) return { passage: text, others: 0 };
  const different = new Set(passages.map(gist));
  if (different.size < 2) return { passage: text, others: 0 };
  return { passage: last, others: different.size - 1 };
}

const records = /\{[^{}"]{0,20}"eventVersion"/g;
// A name of the error may stand before the sentence; an error of botocore names the operation first.
const sentences =
  /\ban error occurred \(\w{3,60}\) when calling the \w{2,60} operation|\bUser: ?(?=.{3,400}? is not authorized to perform)/gi;

function startsOf(text: string): number[] {
  const trail = [...text.matchAll(records)].map(({ index }) => index);
  if (trail.length > 0) return trail.filter((start, place) => hasError(text.slice(start, trail[place + 1])));
  const starts = [...text.matchAll(sentences)].map(({ index, 0: words }) => ({
    index,
    isSentence: /^user/i.test(words),
  }));
  // "An error occurred (…) when calling …: User: …" is one refusal with two beginnings.
  return starts
    .filter(({ index, isSentence }, place) => {
      const before = starts[place - 1];
      return !(isSentence && before && !before.isSentence && index - before.index < 400);
    })
    .map(({ index }) => index);
}

const hasError = (record: string): boolean => /"errorCode"\s?:/.test(record);

/** Who was refused what, without the times and request ids that differ from one attempt to the next. */
function gist(passage: string): string {
  const refused = /not authorized to perform:? ?(\S{3,100})(?: on resource:? ?(\S{1,400}))?/i.exec(passage);
  if (refused) return `${refused[1]} ${refused[2]?.replace(/[^\w*]+$/, "")}`;
  return (
    /"eventName"\s?:\s?"\w+"|\(\w+\) when calling the \w+ operation.{0,80}/.exec(passage)?.[0] ?? passage
  );
}
