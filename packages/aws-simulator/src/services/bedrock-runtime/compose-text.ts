// Believable answers without a model: they follow simple orders, quote the question, and vary with the prompt.
import { createHash } from "node:crypto";
import type { FoundationModel } from "../../seed/foundation-model.ts";
import { composeCode } from "./compose-code.ts";
import type { Conversation, Turn } from "./conversation.ts";

/** The text that a model answers to a conversation; deterministic. */
export function composeText({ system, turns }: Conversation, model: FoundationModel): string {
  const last = turns.at(-1);
  if (last === undefined) return "";
  const prompt = last.text.trim();
  const order = followOrder(prompt) ?? answerSum(prompt);
  if (order !== undefined) return order;
  const topic = topicOf(prompt);
  const context = { prompt, topic, system, model, turns, pick: chooser(`${system}\n${prompt}`) };
  const body = [...attachmentNotes(last), ...toolNotes(last), ...bodyFor(context)];
  return isBrief(system, prompt) ? (body[0] ?? "") : body.join("\n\n");
}

type Context = {
  prompt: string;
  topic: string;
  system: string;
  model: FoundationModel;
  turns: readonly Turn[];
  pick: (choices: readonly string[], salt?: string) => string;
};

/** `Say hello in 3 words`, `Reply with exactly "OK".`, `Repeat after me: …` */
function followOrder(prompt: string): string | undefined {
  const greeting = /^(?:please )?say (?:hello|hi|good morning)\b.*?\bin (\w+) words?/i.exec(prompt);
  if (greeting !== null)
    return countedWords(readCount(greeting[1] ?? ""), [
      "Hello",
      "there,",
      "friend.",
      "Good",
      "to",
      "see",
      "you",
      "today,",
      "all",
      "well.",
    ]);
  const quoted = /(?:say|reply|respond|answer|write)\b[^"“”'`]{0,40}["“'`]([^"”'`]{1,400})["”'`]/i.exec(
    prompt,
  );
  if (quoted !== null) return quoted[1];
  const plain =
    /^(?:please )?(?:just |only )?(?:say|repeat after me:?|echo|(?:reply|respond|answer) with(?: only| exactly| just)?)[:\s]+([^\n]{1,400}?)[.!]*$/i.exec(
      prompt,
    );
  return plain?.[1]?.trim();
}

const numberWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function readCount(text: string): number {
  const word = numberWords.indexOf(text.toLowerCase());
  const count = word === -1 ? Number(text) : word;
  return Number.isInteger(count) && count > 0 ? Math.min(count, 10_000) : 3;
}

const countedWords = (count: number, words: readonly string[]): string =>
  Array.from({ length: count }, (_, index) => words[index % words.length]).join(" ");

function answerSum(prompt: string): string | undefined {
  const sum =
    /(-?\d+(?:\.\d+)?)\s*(plus|minus|times|divided by|[+\-*x×/÷])\s*(-?\d+(?:\.\d+)?)\s*\??\s*$/i.exec(
      prompt,
    );
  if (sum === null) return undefined;
  const [left, right] = [Number(sum[1]), Number(sum[3])];
  const result = calculate(left, right, sum[2]?.toLowerCase() ?? "+");
  return `${sum[1]} ${sum[2]} ${sum[3]} is ${Number.isFinite(result) ? Number(result.toFixed(6)) : "not defined"}.`;
}

function calculate(left: number, right: number, sign: string): number {
  if (sign === "+" || sign === "plus") return left + right;
  if (sign === "-" || sign === "minus") return left - right;
  return sign === "/" || sign === "÷" || sign === "divided by" ? left / right : left * right;
}

const isBrief = (system: string, prompt: string): boolean =>
  /\b(be brief|one sentence|concise|short answer|briefly)\b/i.test(`${system} ${prompt}`);

function bodyFor(context: Context): string[] {
  const { prompt, model } = context;
  if (prompt === "") return [`I received your message without text and am ready when you are.`];
  if (/\b(which|what) (language )?model are you\b|\bwho are you\b/i.test(prompt)) {
    return [`I am ${model.name} by ${model.provider}, answering from a simulator of Amazon Bedrock.`];
  }
  const wordCount = /\b(\d{2,5})[- ]words?\b/i.exec(prompt)?.[1];
  if (wordCount !== undefined) return [essay(context, Number(wordCount))];
  if (
    /\b(code|function|script|snippet|python|typescript|javascript|sql|regex|bash|program)\b/i.test(prompt)
  ) {
    return [
      opening(context),
      composeCode(prompt, context.topic),
      "It covers the plain case; tell me about edge cases that matter to you.",
    ];
  }
  if (/\b(list|ideas|steps|ways|reasons|tips|examples|options|points|pros|cons|playlist)\b/i.test(prompt))
    return [opening(context), bullets(context), closing(context)];
  if (/\b(table|compare|comparison|versus|vs\.?)\b/i.test(prompt))
    return [opening(context), table(context), closing(context)];
  return [opening(context), paragraph(context, 3), closing(context)];
}

function opening({ prompt, topic, system, turns, pick }: Context): string {
  const role = /\byou are (?:an? |the )?([^.,\n]{3,60})/i.exec(system)?.[1];
  const as = role === undefined ? "" : `Speaking as ${/^[aeiou]/i.test(role) ? "an" : "a"} ${role}: `;
  const earlier =
    turns.filter(({ role: who }) => who === "user").length > 1 ? "Building on what you said before, " : "";
  const quote = prompt.length > 90 ? `${prompt.slice(0, 87).trimEnd()}…` : prompt;
  const verb = prompt.endsWith("?")
    ? pick(["you ask", "your question is"])
    : pick(["you wrote", "your request is"]);
  const lead = `${as}${earlier}${verb} “${quote.replace(/\s+/g, " ")}”`;
  return `${lead.charAt(0).toUpperCase()}${lead.slice(1)}, and the short answer turns on ${topic}.`;
}

const sentences = [
  "The first thing to settle about TOPIC is who depends on it and how they would notice a change.",
  "Most teams get further with TOPIC by measuring one number well than by collecting ten.",
  "A small, reversible step with TOPIC teaches more than a long plan.",
  "Where TOPIC touches cost, a tag on every resource keeps the discussion honest.",
  "It helps to write down what would count as a failure of TOPIC before starting.",
  "The usual mistake with TOPIC is to solve the general case before the common one.",
  "People who know TOPIC best are often not in the room, so ask them early.",
  "Good defaults for TOPIC remove more work than good documentation.",
];

function paragraph(context: Context, count: number, from = 0): string {
  const start = Number.parseInt(digest(context.prompt).slice(0, 4), 16);
  return Array.from(
    { length: count },
    (_, index) => sentences[(start + from + index) % sentences.length] ?? "",
  )
    .join(" ")
    .replaceAll("TOPIC", context.topic);
}

function bullets(context: Context): string {
  const asked = /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b/i.exec(context.prompt)?.[1];
  const count = Math.min(asked === undefined ? 4 : readCount(asked), 20);
  const isOrdered = /\b(steps|first|order|rank|top)\b/i.test(context.prompt);
  const titles = [
    "Start small",
    "Agree on a measure",
    "Name an owner",
    "Tag everything",
    "Write it down",
    "Review weekly",
    "Automate the dull part",
    "Keep a way back",
  ];
  return Array.from({ length: count }, (_, index) => {
    const title = titles[index % titles.length] ?? "";
    return `${isOrdered ? `${index + 1}.` : "-"} **${title}**: ${paragraph(context, 1, index)}`;
  }).join("\n");
}

function table({ topic }: Context): string {
  return [
    `| Aspect | For ${topic} | Against |`,
    "| --- | --- | --- |",
    "| Cost | predictable | needs tags |",
    "| Speed | good | first call is slower |",
    "| Effort | one afternoon | upkeep |",
  ].join("\n");
}

function essay(context: Context, wordCount: number): string {
  const wanted = Math.min(wordCount, 5000);
  const words: string[] = [];
  for (let round = 0; words.length < wanted; round += 1)
    words.push(...paragraph(context, 4, round * 3).split(" "));
  return words
    .slice(0, wanted)
    .join(" ")
    .replace(/[.,;]?$/, ".");
}

const closing = ({ pick }: Context): string =>
  pick(
    [
      "Tell me more about your setting and I can be specific.",
      "I can go deeper into any of these.",
      "If one of these does not fit, say which, and why.",
    ],
    "closing",
  );

const attachmentNotes = ({ attachments }: Turn): string[] =>
  attachments.length === 0 ? [] : [`I looked at the ${attachments.join(" and the ")} you attached.`];

const toolNotes = ({ toolResults }: Turn): string[] =>
  toolResults.length === 0 ? [] : [`The tool answered: ${toolResults.join("; ").slice(0, 300)}`];

const stopWords = new Set(
  "a an and are about as at be by can could do does for from give have how i in is it list make me my of on or please should show some tell that the there this three to us want was we what when where which who why will with would write you your explain".split(
    " ",
  ),
);

/** The longest words of the prompt that mean something, in their order. */
function topicOf(prompt: string): string {
  const words = prompt.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
  const telling = words.filter((word) => !stopWords.has(word.toLowerCase()) && word.length > 2).slice(-3);
  return telling.length === 0 ? "what you have in mind" : telling.join(" ");
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

const chooser =
  (seed: string) =>
  (choices: readonly string[], salt = ""): string =>
    choices[Number.parseInt(digest(`${seed}${salt}`).slice(0, 8), 16) % choices.length] ?? "";
