import {
  bannedFiles,
  bannedNames,
  nounFolders,
  nouns,
  rootFolders,
  sharedBrowserTests,
  workspaces,
} from "./plan.ts";
import { matching, type PathRule } from "./rule.ts";

/** Rules about where files lie and what they are called. */
export const pathRules: readonly PathRule[] = [
  { name: "layout", check: checkLayout },
  { name: "kebab-case", check: checkKebabCase },
  { name: "banned-name", check: checkBannedName },
  { name: "noun-folder", check: checkNounFolder },
  { name: "e2e-noun", check: checkBrowserTest },
];

function checkLayout(path: string): string | undefined {
  const [top = "", second = ""] = path.split("/");
  if (!path.includes("/")) return undefined;
  if (!rootFolders.some((folder) => folder === top)) {
    return `The root has no folder ${top}; its folders are ${rootFolders.join(", ")}.`;
  }
  if (!["apps", "packages"].includes(top)) return undefined;
  if (`${top}/${second}` in workspaces) return undefined;
  return `${top}/${second} is no workspace; add it to scripts/structure/plan.ts with what it may import.`;
}

function checkKebabCase(path: string): string | undefined {
  if (!/\.(tsx?|mjs|css|prisma|sql)$/.test(path) || path.startsWith("prisma/migrations/")) return undefined;
  const bad = path.split("/").find((segment) => !isKebabCase(segment));
  return bad === undefined ? undefined : `Rename ${bad}: files and folders are written in kebab-case.`;
}

// Next gives a meaning to [id], [...path], [[...path]], (group), _folder and @slot.
function isKebabCase(segment: string): boolean {
  const inner = segment
    .replace(/^\[\[?(\.\.\.)?([A-Za-z][A-Za-z0-9]*)\]?\]$/, "$2")
    .replace(/^\((.+)\)$/, "$1");
  if (inner !== segment) return /^[a-z][A-Za-z0-9-]*$/.test(inner);
  return /^[._@]?[a-z0-9]+([.-][a-z0-9]+)*$/.test(segment);
}

function checkBannedName(path: string): string | undefined {
  if (!/\.(tsx?|mjs)$/.test(path)) return undefined;
  const segments = path.split("/").map((segment) => segment.replace(/\.(test\.)?(tsx?|mjs)$/, ""));
  const bad = segments.find((segment) =>
    bannedNames.some((name) => segment === name || segment.endsWith(`-${name}`)),
  );
  if (bad !== undefined) return `Rename ${bad}: the name does not say what is inside.`;
  const file = segments.at(-1) ?? "";
  if (!bannedFiles.some((name) => file === name)) return undefined;
  return `Rename ${file}.ts, and put what it holds beside the code that it belongs to.`;
}

function checkNounFolder(path: string): string | undefined {
  for (const [parent, others] of Object.entries(nounFolders)) {
    if (!path.startsWith(`${parent}/`)) continue;
    const [child = "", ...rest] = path.slice(parent.length + 1).split("/");
    if (rest.length === 0 || isNoun(child) || others.includes(child)) return undefined;
    return `${parent}/${child} is not a noun of the product; the nouns are ${nouns.join(", ")}.`;
  }
  return undefined;
}

function checkBrowserTest(path: string): string | undefined {
  const name = /^e2e\/(.+)\.spec\.ts$/.exec(path)?.[1];
  if (name === undefined || isNoun(name) || matching(sharedBrowserTests)(name)) return undefined;
  return `e2e has one spec for each noun, and ${name} is none; the nouns are ${nouns.join(", ")}.`;
}

function isNoun(name: string): boolean {
  return nouns.some((noun) => noun === name);
}
