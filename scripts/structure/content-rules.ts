import type { Class, Node } from "oxc-parser";
import { buildConstants, environmentReaders, limits, serverActions } from "./plan.ts";
import { everywhere, except, isProduct, type FileRule, type Finding } from "./rule.ts";
import { hasDirective } from "./import-rules.ts";
import type { SourceFile } from "./source-file.ts";

const inPortal = (path: string): boolean => path.startsWith("apps/portal/");
const inComponents = (path: string): boolean => /^(apps\/portal|packages\/ui)\//.test(path);

/** Rules about what a file says. */
export const contentRules: readonly FileRule[] = [
  { name: "barrel", appliesTo: everywhere, check: checkBarrel },
  { name: "environment", appliesTo: except(environmentReaders), check: checkEnvironment },
  { name: "page", appliesTo: (path) => inPortal(path) && path.endsWith("/page.tsx"), check: checkPage },
  { name: "server-action", appliesTo: except(serverActions), check: checkServerAction },
  { name: "raw-html", appliesTo: inComponents, check: checkRawHtml },
  { name: "outside-address", appliesTo: isProduct, check: checkOutsideAddress },
  { name: "class", appliesTo: everywhere, check: checkClass },
  {
    name: "operation-file",
    appliesTo: (path) => /^packages\/domain\/src\/[^/]+\/[^/]+\.ts$/.test(path),
    check: checkOperationFile,
  },
];

function checkBarrel({ program }: SourceFile): Finding[] {
  const { body } = program;
  if (body.length === 0 || !body.every(isReExport)) return [];
  return [{ says: "The file only passes on what others export; import from those files." }];
}

function isReExport(statement: Node): boolean {
  if (statement.type === "ExportAllDeclaration") return true;
  return statement.type === "ExportNamedDeclaration" && statement.source !== null;
}

function checkEnvironment(file: SourceFile): Finding[] {
  const constants = new RegExp(`^process\\.env(\\.|\\[")(${buildConstants.join("|")})\\b`);
  const findings: Finding[] = [];
  file.visit({
    MemberExpression: ({ object, property, start }) => {
      if (object.type !== "Identifier" || object.name !== "process") return;
      if (property.type !== "Identifier" || property.name !== "env") return;
      if (constants.test(file.text.slice(start))) return;
      findings.push({
        line: file.lineOf(start),
        says: "Read the environment in env.ts only, and pass the value on.",
      });
    },
  });
  return findings;
}

function checkPage(file: SourceFile): Finding[] {
  const lines = file.text.trimEnd().split("\n").length;
  const findings: Finding[] = [];
  if (lines > limits.pageLines) {
    findings.push({
      says: `A page has at most ${limits.pageLines} lines, and this one has ${lines}; move the screen to features/.`,
    });
  }
  if (hasDirective(file, "use client")) {
    findings.push({
      line: 1,
      says: 'A page is a server component; put "use client" at the leaf that needs it.',
    });
  }
  return findings;
}

function checkServerAction(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  file.visit({
    ExpressionStatement: (statement) => {
      if (!("directive" in statement) || statement.directive !== "use server") return;
      findings.push({
        line: file.lineOf(statement.start),
        says: "Server actions are for signing in and out only; call an operation through the API.",
      });
    },
  });
  return findings;
}

function checkRawHtml(file: SourceFile): Finding[] {
  const findings: Finding[] = file.imports
    .filter(({ specifier }) => specifier === "rehype-raw")
    .map(({ start }) => ({ line: file.lineOf(start), says: "Markdown is shown without raw HTML." }));
  file.visit({
    JSXAttribute: ({ name, start }) => {
      if (name.name !== "dangerouslySetInnerHTML") return;
      findings.push({ line: file.lineOf(start), says: "Build elements instead of setting HTML." });
    },
  });
  return findings;
}

function checkOutsideAddress(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  file.visit({
    CallExpression: ({ callee, arguments: args, start }) => {
      const [address] = args;
      if (callee.type !== "Identifier" || callee.name !== "fetch" || address === undefined) return;
      const text = file.text.slice(address.start, address.end);
      if (!/^["'`](https?:)?\/\//.test(text) || /^["'`]http:\/\/(localhost|127\.0\.0\.1)[:/"'`]/.test(text))
        return;
      findings.push({ line: file.lineOf(start), says: "Quarry talks to AWS and its own server only." });
    },
  });
  return findings;
}

function checkClass(file: SourceFile): Finding[] {
  const findings: Finding[] = [];
  const refuse = ({ superClass, start }: Class): void => {
    if (superClass?.type === "Identifier" && superClass.name.endsWith("Error")) return;
    findings.push({
      line: file.lineOf(start),
      says: "Only errors are classes; write functions and plain values.",
    });
  };
  file.visit({ ClassDeclaration: refuse, ClassExpression: refuse });
  return findings;
}

function checkOperationFile(file: SourceFile): Finding[] {
  const operations = file.program.body.flatMap((statement) => {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration")
      return [];
    return statement.declaration.declarations.flatMap(({ id, init }) => {
      const isOperation =
        init?.type === "CallExpression" &&
        init.callee.type === "Identifier" &&
        ["command", "query"].includes(init.callee.name);
      return isOperation && id.type === "Identifier" ? [id.name] : [];
    });
  });
  const fileName = file.path.split("/").at(-1)?.replace(".ts", "");
  const misplaced = operations.filter((name) => toKebabCase(name) !== fileName);
  return misplaced.map((name) => ({
    says: `The operation ${name} belongs into a file ${toKebabCase(name)}.ts of its own.`,
  }));
}

function toKebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
