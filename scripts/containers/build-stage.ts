import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Instruction, Stage } from "./dockerfile.ts";

/** What an image holds and how it starts, with the files in a folder of this machine. */
export type BuiltStage = {
  /** The folder that stands for the image's root. */
  root: string;
  workdir: string;
  environment: Record<string, string>;
  command: readonly string[];
  user: string;
};

export type BuildContext = {
  directory: string;
  isIgnored: (path: string) => boolean;
  /** Where the folders of the stages are made. */
  output: string;
  /** For the commands of RUN. */
  environment: NodeJS.ProcessEnv;
};

/** Builds the stages that a target needs, as a Docker engine would, on the Node of this process. */
export function createBuilder(
  stages: readonly Stage[],
  context: BuildContext,
): (target: string) => BuiltStage {
  const built = new Map<string, BuiltStage>();
  const build = (name: string): BuiltStage => {
    const known = built.get(name);
    if (known !== undefined) return known;
    const stage = stages.find((candidate) => candidate.name === name);
    if (stage === undefined) throw new Error(`The Dockerfile has no stage ${name}.`);
    const base = stages.some((candidate) => candidate.name === stage.base) ? build(stage.base) : emptyStage;
    const result = stage.instructions.reduce(
      (state, instruction) => carryOut(state, instruction, { context, build }),
      startFrom(base, join(context.output, name)),
    );
    built.set(name, result);
    return result;
  };
  return build;
}

const emptyStage: BuiltStage = { root: "", workdir: "/", environment: {}, command: [], user: "root" };

function startFrom(base: BuiltStage, root: string): BuiltStage {
  mkdirSync(root, { recursive: true });
  if (base.root !== "") cpSync(base.root, root, { recursive: true, verbatimSymlinks: true });
  return { ...base, root };
}

type Surroundings = { context: BuildContext; build: (name: string) => BuiltStage };

function carryOut(stage: BuiltStage, { word, rest }: Instruction, surroundings: Surroundings): BuiltStage {
  switch (word) {
    case "WORKDIR":
      mkdirSync(join(stage.root, rest), { recursive: true });
      return { ...stage, workdir: rest };
    case "ENV":
      return { ...stage, environment: { ...stage.environment, ...parseAssignments(rest) } };
    case "USER":
      return { ...stage, user: rest };
    case "CMD":
      return { ...stage, command: parseCommand(rest) };
    case "COPY":
      copy(stage, rest.split(/\s+/), surroundings);
      return stage;
    case "RUN":
      run(stage, rest, surroundings.context);
      return stage;
    case "EXPOSE":
      return stage;
    default:
      throw new Error(`The instruction ${word} is not known here; teach it to scripts/containers.`);
  }
}

function copy(stage: BuiltStage, words: string[], { context, build }: Surroundings): void {
  const from = words[0]?.startsWith("--from=") ? build(words[0].slice("--from=".length)) : undefined;
  const sources = from === undefined ? words : words.slice(1);
  const target = sources.pop() ?? "";
  const destination = join(stage.root, target.startsWith("/") ? target : join(stage.workdir, target));
  for (const source of sources) {
    const path = join(from === undefined ? context.directory : from.root, source);
    const isFolder = statSync(path).isDirectory();
    const intoFolder = !isFolder && (target.endsWith("/") || sources.length > 1);
    cpSync(path, intoFolder ? join(destination, basename(path)) : destination, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => from !== undefined || !context.isIgnored(relative(context.directory, file)),
    });
  }
}

function run(stage: BuiltStage, command: string, { environment }: BuildContext): void {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
    cwd: join(stage.root, stage.workdir),
    env: { ...environment, ...stage.environment },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`RUN ${command} failed:\n${stdout}${stderr}`);
}

function parseAssignments(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(/\s+/).map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, value.join("=")];
    }),
  );
}

function parseCommand(text: string): string[] {
  const words: unknown = JSON.parse(text);
  if (Array.isArray(words) && words.every((word) => typeof word === "string")) return words;
  throw new Error(`CMD must be written as a JSON array, not as ${text}.`);
}
