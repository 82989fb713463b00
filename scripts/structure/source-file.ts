import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor, type Comment, type Program, type VisitorObject } from "oxc-parser";

/** A place that a source file imports from. */
export type ImportedModule = {
  specifier: string;
  isTypeOnly: boolean;
  names: readonly string[];
  start: number;
};

/** A TypeScript file of the repository, parsed once for all rules. */
export type SourceFile = {
  /** Relative to the root, with forward slashes. */
  path: string;
  text: string;
  program: Program;
  comments: readonly Comment[];
  imports: readonly ImportedModule[];
  /** Line number, from 1, of a position in the text. */
  lineOf: (position: number) => number;
  visit: (visitor: VisitorObject) => void;
};

/** @throws Error when the file is not valid TypeScript */
export function readSourceFile(root: string, path: string): SourceFile {
  return parseSource(path, readFileSync(join(root, path), "utf8"));
}

function parseSource(path: string, text: string): SourceFile {
  const { program, comments, module, errors } = parseSync(path, text);
  if (errors[0] !== undefined) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
  const staticImports = module.staticImports.map(({ moduleRequest, entries, start }): ImportedModule => ({
    specifier: moduleRequest.value,
    isTypeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    names: entries.map((entry) => entry.importName.name ?? entry.localName.value),
    start,
  }));
  const reExports = module.staticExports.flatMap(({ entries, start }) =>
    entries.flatMap(({ moduleRequest, isType }): ImportedModule[] =>
      moduleRequest === null
        ? []
        : [{ specifier: moduleRequest.value, isTypeOnly: isType, names: [], start }],
    ),
  );
  const dynamicImports = module.dynamicImports.flatMap(({ moduleRequest, start }): ImportedModule[] => {
    const literal = /^(["'`])([^$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2];
    return literal === undefined ? [] : [{ specifier: literal, isTypeOnly: false, names: [], start }];
  });
  return {
    path,
    text,
    program,
    comments,
    imports: [...staticImports, ...reExports, ...dynamicImports],
    lineOf: (position) => text.slice(0, position).split("\n").length,
    visit: (visitor) => new Visitor(visitor).visit(program),
  };
}
