// Which files a test can be changed by: what it imports, and what that imports.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSync } from "oxc-parser";

/** What a test reaches by imports, paths from the repository's root; open when it may also reach what none tells. */
export type Reach = { paths: ReadonlySet<string>; isOpen: boolean };

type Facts = { imports: readonly string[]; isOpen: boolean; text: string };
type Router = { path: string; world: string; groups: readonly RouterGroup[]; ungrouped: readonly string[] };
type RouterGroup = { name: string; imports: readonly string[] };

const isCode = (path: string): boolean => /\.(ts|tsx|mjs|js)$/.test(path) && !path.includes("/generated/");
/** Product code reads and starts what it is given; code for tests, and scripts, may read and start anything. */
const isForTests = (path: string): boolean => /\.test\.tsx?$|\/testing\/|^scripts\//.test(path);

// These read and write files in folders that they made, and start programs of others or such as a literal names.
const selfContained: ReadonlySet<string> = new Set([
  "packages/aws-core/src/as-code/testing/parse-hcl.ts",
  "packages/aws-core/src/cost-exports/delivery.test.ts",
  "packages/aws-core/src/cost-exports/testing/read-lines.ts",
  "packages/aws-core/src/cost-exports/testing/write-export.ts",
  "packages/aws-core/src/exports/testing/read-bytes.ts",
  "packages/aws-core/src/snippets/testing/snippet-folder.ts",
  "packages/aws-simulator/src/main.test.ts",
  "packages/aws-simulator/src/services/iam/iam-state.test.ts",
  "packages/aws-simulator/src/services/s3/s3.other-clients.test.ts",
  "packages/aws-simulator/src/services/sagemaker/hosting.other-clients.test.ts",
  "packages/aws-simulator/src/testing/other-clients.ts",
  "packages/aws-simulator/src/testing/prepared-test.ts",
  "packages/aws-simulator/src/world/body-store.test.ts",
  "packages/aws-simulator/src/world/state-file.test.ts",
  "packages/domain/src/costs/load-export/load-export.test.ts",
]);

// Whoever names the whole repository, as programs do that build paths from it, says nothing of what is read there.
const isWholeRepository = (path: string): boolean => /^[./]*$/.test(path);

/** Makes a finder of what tests reach; each file is read once. */
export function createReachFinder(root: string): (test: string) => Reach {
  const known = new Map<string, Facts>();
  const resolve = createResolver(root);
  const factsOf = (path: string): Facts => {
    const facts = known.get(path) ?? readFacts(root, path, resolve);
    known.set(path, facts);
    return facts;
  };
  const router = readRouter(root, factsOf);
  return (test) => {
    const reach = { paths: new Set<string>(), isOpen: false };
    walk(test, reach, (path) => {
      const facts = factsOf(path);
      const isCut = path === router?.world;
      return isCut ? { ...facts, imports: facts.imports.filter((one) => one !== router.path) } : facts;
    });
    if (router === undefined || !reach.paths.has(router.world)) return reach;
    reach.paths.add(router.path);
    for (const path of calledThrough(router, reach, factsOf)) walk(path, reach, factsOf);
    return reach;
  };
}

function walk(start: string, reach: { paths: Set<string>; isOpen: boolean }, read: (path: string) => Facts) {
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reach.paths.has(path)) continue;
    reach.paths.add(path);
    if (!isCode(path)) continue;
    const { imports, isOpen } = read(path);
    reach.isOpen ||= isOpen;
    waiting.push(...imports);
  }
}

function readFacts(root: string, path: string, resolve: ReturnType<typeof createResolver>): Facts {
  if (!existsSync(join(root, path))) return { imports: [], isOpen: false, text: "" };
  const text = readFileSync(join(root, path), "utf8");
  const { module, errors } = parseSync(path, text);
  const isType = ({ start }: { start: number }): boolean => /^(im|ex)port type\b/.test(text.slice(start));
  const literals = literalAddresses(text);
  const wanted = [
    ...module.staticImports.filter((one) => !isType(one)).map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports
      .filter((one) => !isType(one))
      .flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
    ...literals.map(({ address }) => address),
  ];
  const unknownMetas = module.importMetas.filter(
    ({ start, end }) =>
      !text.slice(end).startsWith(".main") &&
      !literals.some((literal) => literal.start <= start && end <= literal.end),
  );
  const unknownImports = module.dynamicImports.filter(
    ({ start }) => !literals.some((literal) => literal.start === start),
  );
  const means = /node:(fs|child_process|worker_threads)|createRequire|process\.(cwd|chdir)|repositoryRoot/;
  const found = wanted.flatMap((address) => resolve(path, address) ?? []);
  const imports = found.filter((one) => !isWholeRepository(one));
  const mayReachAnything =
    unknownMetas.length + unknownImports.length + found.length - imports.length > 0 ||
    (isForTests(path) && means.test(text));
  return {
    imports,
    isOpen: errors.length > 0 || (mayReachAnything && !selfContained.has(path)),
    text,
  };
}

/** Files that are named by a literal: `import("…")`, `import.meta.resolve("…")`, `new URL("…", import.meta.url)`. */
function literalAddresses(text: string): { address: string; start: number; end: number }[] {
  const forms =
    /import\(\s*"([^"]+)"\s*\)|import\.meta\.resolve\(\s*"([^"]+)"\s*,?\s*\)|new URL\(\s*"([^"]+)",\s*import\.meta\.url\s*,?\s*\)/g;
  return [...text.matchAll(forms)].map(({ 0: all, 1: one, 2: two, 3: three, index }) => {
    const beside = three === undefined || three.startsWith(".") ? three : `./${three}`;
    return { address: one ?? two ?? beside ?? "", start: index, end: index + all.length };
  });
}

/** Where an import leads, undefined for packages of others; what is not there keeps its path, so that it counts once it is. */
function createResolver(root: string): (from: string, address: string) => string | undefined {
  const workspaces = new Map(
    ["packages", "apps"]
      .filter((parent) => existsSync(join(root, parent)))
      .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name)))
      .filter((folder) => existsSync(join(root, folder, "package.json")))
      .map((folder) => {
        const { name, exports = {} } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
        return [String(name), { folder, exports: Object.entries<string>(exports) }] as const;
      }),
  );
  return (from, address) => {
    if (address.startsWith(".")) return join(dirname(from), address);
    const [, name = "", rest = ""] = /^(@[^/]+\/[^/]+)\/(.+)$/.exec(address) ?? [];
    const workspace = workspaces.get(name);
    if (workspace === undefined) return undefined;
    const matches = workspace.exports.flatMap(([pattern, target]) => {
      const [before = "", after] = pattern.slice("./".length).split("*");
      if (after === undefined) return rest === before ? [{ before, path: target }] : [];
      if (!rest.startsWith(before) || !rest.endsWith(after)) return [];
      const star = rest.slice(before.length, rest.length - after.length);
      return [{ before, path: target.replace("*", star) }];
    });
    const best = matches.toSorted((one, other) => other.before.length - one.before.length)[0];
    return join(workspace.folder, best?.path ?? rest);
  };
}

/**
 * The router names every operation, and the world of the domain's tests offers them all. A test can call those
 * of a noun only by the noun's name, so others are no part of what it reaches.
 */
function readRouter(root: string, factsOf: (path: string) => Facts): Router | undefined {
  const path = "packages/domain/src/operations.ts";
  const world = "packages/domain/src/testing/world.ts";
  if (!existsSync(join(root, path)) || !existsSync(join(root, world))) return undefined;
  const { text, imports } = factsOf(path);
  const parts = text.split(/^ {2}(\w+): \{/m).slice(1);
  const groups = parts.flatMap((name, index) => {
    if (index % 2 === 1) return [];
    const words = new Set(parts[index + 1]?.match(/\w+/g));
    const files = [...text.matchAll(/^import \{([^}]*)\} from "\.\/([^"]+)";/gm)]
      .filter(([, names = ""]) => names.match(/\w+/g)?.some((word) => words.has(word)))
      .map(([, , file = ""]) => join(dirname(path), file));
    return [{ name, imports: files }];
  });
  const grouped = new Set(groups.flatMap((group) => group.imports));
  return { path, world, groups, ungrouped: imports.filter((one) => !grouped.has(one)) };
}

function calledThrough(router: Router, reach: Reach, factsOf: (path: string) => Facts): readonly string[] {
  const texts = [...reach.paths]
    .filter((path) => isCode(path) && isForTests(path))
    .map((path) => factsOf(path).text);
  const isNamed = ({ name }: RouterGroup): boolean =>
    texts.some((text) => new RegExp(`\\b${name}\\b`).test(text));
  return [...router.ungrouped, ...router.groups.filter(isNamed).flatMap(({ imports }) => imports)];
}
