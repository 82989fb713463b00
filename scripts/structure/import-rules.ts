import { posix } from "node:path";
import { clientMakers, domainModulesForClients, packageZones, workspaces } from "./plan.ts";
import { everywhere, except, isTest, type FileRule, type Finding } from "./rule.ts";
import type { ImportedModule, SourceFile } from "./source-file.ts";

/** Rules about who may import what. */
export const importRules: readonly FileRule[] = [
  { name: "import-direction", appliesTo: (path) => workspaceOf(path) !== undefined, check: checkDirection },
  { name: "import-extension", appliesTo: everywhere, check: checkExtension },
  { name: "import-outside", appliesTo: (path) => workspaceOf(path) !== undefined, check: checkOutside },
  ...packageZones.map(({ name, pattern, allowedIn, instead }): FileRule => ({
    name: `zone-${name}`,
    appliesTo: except(allowedIn),
    check: (file) =>
      findImports(
        file,
        ({ specifier }) => pattern.test(specifier),
        (found) => `${found.specifier} is not for this folder; ${instead}.`,
      ),
  })),
  {
    name: "client-component",
    appliesTo: (path) => path.startsWith("apps/portal/"),
    check: checkClientComponent,
  },
  { name: "aws-client", appliesTo: except(clientMakers), check: checkAwsClients },
  {
    name: "authorization",
    appliesTo: (path) => /^apps\/portal\/.*(^|\/)(layout|proxy)\.tsx?$/.test(path),
    check: checkAuthorization,
  },
];

function checkDirection(file: SourceFile): Finding[] {
  const folder = workspaceOf(file.path) ?? "";
  const { imports = [], testImports = [] } = workspaces[folder] ?? {};
  const allowed = isTest(file.path) ? [...imports, ...testImports] : imports;
  const own = folder.replace(/^(apps|packages)\//, "@quarry/");
  return findImports(
    file,
    ({ specifier }) => specifier.startsWith("@quarry/") && ![...allowed, own].includes(packageOf(specifier)),
    ({ specifier }) =>
      `${folder} must not import ${packageOf(specifier)}; it may import ${allowed.join(", ") || "no other workspace"}.`,
  );
}

function checkExtension(file: SourceFile): Finding[] {
  return findImports(
    file,
    ({ specifier }) => /^(\.|@\/)/.test(specifier) && !/\.(tsx?|mjs|json|css|svg|png)$/.test(specifier),
    ({ specifier }) => `Write the extension: ${specifier}.ts.`,
  );
}

function checkOutside(file: SourceFile): Finding[] {
  const folder = workspaceOf(file.path) ?? "";
  const resolve = (specifier: string): string =>
    posix.normalize(posix.join(posix.dirname(file.path), specifier));
  return findImports(
    file,
    ({ specifier }) => specifier.startsWith(".") && !resolve(specifier).startsWith(`${folder}/`),
    ({ specifier }) => `${specifier} leaves ${folder}; import another workspace by its package name.`,
  );
}

function checkClientComponent(file: SourceFile): Finding[] {
  if (!hasDirective(file, "use client")) return [];
  return findImports(
    file,
    ({ specifier, isTypeOnly }) =>
      !isTypeOnly &&
      (specifier.startsWith("@quarry/database/") ||
        specifier.includes("/server/") ||
        (/^@quarry\/(domain|aws-core)\//.test(specifier) && !domainModulesForClients.test(specifier))),
    ({ specifier }) =>
      `A client component takes only schemas and types from the server's packages, and ${specifier} is neither.`,
  );
}

function checkAwsClients(file: SourceFile): Finding[] {
  const makers = file.imports
    .filter(({ specifier, isTypeOnly }) => specifier.startsWith("@aws-sdk/") && !isTypeOnly)
    .flatMap(({ names }) => names);
  const findings: Finding[] = [];
  file.visit({
    NewExpression: ({ callee, start }) => {
      if (callee.type !== "Identifier" || !callee.name.endsWith("Client") || !makers.includes(callee.name))
        return;
      findings.push({
        line: file.lineOf(start),
        says: `Take ${callee.name} from createAwsClients, the one place that makes clients.`,
      });
    },
  });
  return findings;
}

const authorizing = [
  "can",
  "permissions",
  "redirect",
  "notFound",
  "forbidden",
  "unauthorized",
  "getToken",
  "withAuth",
  "getServerSession",
];

function checkAuthorization(file: SourceFile): Finding[] {
  return findImports(
    file,
    ({ names }) => names.some((name) => authorizing.includes(name)),
    ({ names }) =>
      `Layouts and proxy.ts do not authorize; operations do. Remove ${names.filter((name) => authorizing.includes(name)).join(", ")}.`,
  );
}

/** Whether the file begins with a directive such as "use client". */
export function hasDirective({ program }: SourceFile, directive: string): boolean {
  return program.body.some((statement) => "directive" in statement && statement.directive === directive);
}

function findImports(
  file: SourceFile,
  isWrong: (imported: ImportedModule) => boolean,
  says: (imported: ImportedModule) => string,
): Finding[] {
  return file.imports
    .filter(isWrong)
    .map((imported) => ({ line: file.lineOf(imported.start), says: says(imported) }));
}

function workspaceOf(path: string): string | undefined {
  return Object.keys(workspaces).find((folder) => path.startsWith(`${folder}/`));
}

function packageOf(specifier: string): string {
  return specifier.split("/").slice(0, 2).join("/");
}
