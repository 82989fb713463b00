// What scanning one entry brings to light, kept apart until the entry has proved whole.
import { parseBedrockArn } from "../../arns/bedrock-arn.ts";
import type { BedrockArn } from "../../arns/bedrock-arn.ts";
import { ExportError } from "../failure.ts";
import type { ExportLimits } from "../limits.ts";
import type { ExportPlace } from "../schema.ts";

export const appDetails = [
  "name",
  "domainId",
  "roleProjectId",
  "tagProjectId",
  "exportProjectId",
  "model",
  "resourceType",
] as const;

export type AppDetail = (typeof appDetails)[number];

/** A detail of the exported app, with the object that names it so that details of one app stay together. */
export interface AppNote {
  detail: AppDetail;
  value: string;
  /** Path of the object around the value. */
  object: string;
}

export interface Findings {
  /** Places by profile, both in order of appearance. */
  profiles: Map<BedrockArn, ExportPlace[]>;
  unresolved: { path: string[]; text: string }[];
  notes: AppNote[];
  /** Sentences about what looks like a profile and is none; the entry's name goes before them. */
  remarks: string[];
}

/** What all entries of one export share: the limits, and each profile ARN once. */
export interface ProfileRegistry {
  readonly limits: ExportLimits;
  readonly known: Map<string, BedrockArn>;
  places: number;
}

/** Where a scanner writes what it finds, and how it has a string read that may be a document itself. */
export interface Reading {
  /** Name of the file. */
  entry: string;
  findings: Findings;
  registry: ProfileRegistry;
  /** Reads the text as JSON; false, and nothing found, when it is none. */
  readNested(text: string, path: string[], reading: Reading): boolean;
}

// One app has a few dozen; what is above this is no app but an attempt to fill the memory.
const maxNotes = 20_000;

/** What one entry holds, nothing yet. */
export const createFindings = (): Findings => ({
  profiles: new Map(),
  unresolved: [],
  notes: [],
  remarks: [],
});

/** The profiles and places counted across all entries, against the limits. */
export const createRegistry = (limits: ExportLimits): ProfileRegistry => ({
  limits,
  known: new Map(),
  places: 0,
});

/**
 * The profile that the text is exactly the ARN of, application or system-defined.
 * @throws ExportError `too_many_profiles`
 */
export function profileOf(registry: ProfileRegistry, text: string): BedrockArn | undefined {
  const known = registry.known.get(text);
  const arn = known ?? parseBedrockArn(text);
  if (!arn || (arn.kind !== "application-inference-profile" && arn.kind !== "inference-profile")) {
    return undefined;
  }
  const { profiles, places } = registry.limits;
  if (!known) registry.known.set(text, arn);
  registry.places += 1;
  if (registry.known.size > profiles) throw tooMany(`more than ${profiles} different profiles`);
  if (registry.places > places) throw tooMany(`profiles at more than ${places} places`);
  return arn;
}

/** Adds what a nested document brought, once it has proved whole. */
export function absorb(findings: Findings, inner: Findings): void {
  for (const [arn, places] of inner.profiles) addPlaces(findings.profiles, arn, places);
  for (const expression of inner.unresolved) findings.unresolved.push(expression);
  for (const note of inner.notes) addNote(findings, note);
  for (const remark of inner.remarks) findings.remarks.push(remark);
}

/** Takes the list of places over when it is the first of its profile: there can be very many. */
export function addPlaces(profiles: Findings["profiles"], arn: BedrockArn, places: ExportPlace[]): void {
  const known = profiles.get(arn);
  if (!known) profiles.set(arn, places);
  else for (const place of places) known.push(place);
}

/** Writes a detail of an app down; repeats in a row and notes beyond the cap are left out. */
export function addNote(findings: Findings, note: AppNote): void {
  const last = findings.notes.at(-1);
  if (last?.detail === note.detail && last.value === note.value && last.object === note.object) return;
  if (findings.notes.length < maxNotes) findings.notes.push(note);
}

const tooMany = (what: string): ExportError =>
  new ExportError("too_many_profiles", `The export names ${what}, as no app does.`);
