// Puts the details that templates give of the exported apps together, one record per app.
import { appDetails } from "./scan/findings.ts";
import type { AppDetail, AppNote } from "./scan/findings.ts";
import type { ExportApp } from "./schema.ts";

export interface EntryNotes {
  entry: string;
  notes: readonly AppNote[];
}

type Details = Partial<Record<AppDetail, string>>;

/** One object of a template that describes an app: typically the parameters of a nested stack. */
interface Candidate {
  folder: string;
  object: string;
  details: Details;
}

const identifying: readonly AppDetail[] = ["name", "roleProjectId"];

/**
 * The apps of an export. An app is an object that gives a name or a service role beside other details; what
 * that object leaves out is taken from the rest of its folder, where that is unambiguous.
 */
export function collectApps(entries: readonly EntryNotes[]): ExportApp[] {
  const candidates = merged(entries.flatMap(candidatesOf));
  const roots = new Set(candidates.map(({ folder }) => folder));
  const folders = new Map<string, AppNote[]>();
  for (const { entry, notes } of entries) {
    if (notes.length === 0) continue;
    const root = rootOf(folderOf(entry), roots);
    folders.set(root, [...(folders.get(root) ?? []), ...notes]);
  }
  return [...folders].flatMap(([folder, notes]) => {
    const own = candidates.filter((candidate) => candidate.folder === folder);
    const apps = own.length > 0 ? own : [{ folder, object: "", details: {} }];
    return apps.map((candidate) => toApp(candidate, notes));
  });
}

/** What to say when the two project ids of an app differ: only one of them is the project's. */
export function projectWarning({ name, projectId, exportProjectId }: ExportApp): string | undefined {
  if (!projectId || !exportProjectId || projectId === exportProjectId) return undefined;
  const app = name ? `App "${name}"` : "The app";
  return (
    `${app}: the service role's name gives project ${projectId}, exportProjectId says ${exportProjectId}. ` +
    "The Studio checks the former; tag profiles with that one."
  );
}

function candidatesOf({ entry, notes }: EntryNotes): Candidate[] {
  const byObject = new Map<string, Details>();
  for (const { detail, value, object } of notes) {
    const details = byObject.get(object) ?? {};
    details[detail] ??= value;
    byObject.set(object, details);
  }
  return [...byObject]
    .filter(([, details]) => Object.keys(details).length > 1 && identifying.some((detail) => details[detail]))
    .map(([object, details]) => ({ folder: folderOf(entry), object, details }));
}

/** Parent and nested stacks repeat an app's details: those that contradict nowhere are one app. */
function merged(candidates: readonly Candidate[]): Candidate[] {
  const apps: Candidate[] = [];
  for (const candidate of candidates) {
    const same = apps.find(
      (app) => app.folder === candidate.folder && isSameApp(app.details, candidate.details),
    );
    if (same) same.details = { ...candidate.details, ...same.details };
    else apps.push({ ...candidate });
  }
  return apps;
}

function isSameApp(left: Details, right: Details): boolean {
  const shared = appDetails.filter((detail) => left[detail] !== undefined && right[detail] !== undefined);
  return shared.length > 0 && shared.every((detail) => left[detail] === right[detail]);
}

function toApp({ object, details }: Candidate, notes: readonly AppNote[]): ExportApp {
  const value = (detail: AppDetail): string | null => details[detail] ?? onlyValue(notes, detail);
  return {
    kind: kindOf(object, notes),
    name: value("name"),
    domainId: value("domainId"),
    projectId: value("roleProjectId") ?? value("tagProjectId"),
    exportProjectId: value("exportProjectId"),
    model: value("model"),
  };
}

function kindOf(object: string, notes: readonly AppNote[]): ExportApp["kind"] {
  const types = new Set(notes.filter(({ detail }) => detail === "resourceType").map(({ value }) => value));
  if (types.size === 1) return types.has("AWS::Bedrock::Agent") ? "agent" : "flow";
  const stack = /\/(\w*(?:agent|flow)\w*)\/Properties/i.exec(object)?.[1]?.toLowerCase() ?? "";
  if (stack.includes("flow") === stack.includes("agent")) return "unknown";
  return stack.includes("flow") ? "flow" : "agent";
}

function onlyValue(notes: readonly AppNote[], detail: AppDetail): string | null {
  const values = new Set(notes.filter((note) => note.detail === detail).map(({ value }) => value));
  const [first] = values;
  return values.size === 1 && first !== undefined ? first : null;
}

/** The app's folder that an entry's folder belongs to: itself or the nearest around it, else the only one there is. */
function rootOf(folder: string, roots: ReadonlySet<string>): string {
  for (let around = folder; ; around = folderOf(around)) {
    if (roots.has(around)) return around;
    if (around === "") break;
  }
  const [only, ...others] = roots;
  return only !== undefined && others.length === 0 ? only : folder;
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
