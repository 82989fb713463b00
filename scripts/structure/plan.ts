// The plan of the house as data: which folders there are, what they are called, and who may import what.

/** Folders that may hold tracked files at the root. */
export const rootFolders = [
  ".ci",
  ".github",
  "apps",
  "docs",
  "e2e",
  "packages",
  "prisma",
  "scripts",
] as const;

/** What the product is about: the same words on every floor. */
export const nouns = [
  "access",
  "aliases",
  "audit",
  "bills",
  "budgets",
  "connections",
  "cost-tags",
  "costs",
  "drift",
  "endpoints",
  "exports",
  "health",
  "hub-tokens",
  "lenses",
  "metering",
  "model-imports",
  "notices",
  "people",
  "playground",
  "prices",
  "profiles",
  "requests",
  "roles",
  "secrets",
  "settings",
  "studio-projects",
  "tags",
  "teams",
  "tokens",
  "users",
  "verdicts",
] as const;

/** Folders whose children must be nouns, and the other children each may have. */
export const nounFolders: Readonly<Record<string, readonly string[]>> = {
  "packages/domain/src": ["operation", "jobs", "testing"],
  "apps/portal/src/features": ["home", "shell", "sign-in"],
};

/** Browser tests that are about no single noun: what every screen shares, and the HTTP edge without a browser. */
export const sharedBrowserTests = [
  /^(accessibility|budgets|cost-budgets|home|rendering|shell|sign-in(-[a-z]+)?)$/,
  /^edge\//,
];

/** Names that say nothing about what a file or folder holds, alone or as the last word of a name. */
export const bannedNames = ["utils", "util", "helpers", "helper", "common", "misc", "lib", "shared"] as const;
export const bannedFiles = ["types", "constants", "index"] as const;

/** Every workspace, and the workspaces its product code may import. */
export const workspaces: Readonly<
  Record<string, { imports: readonly string[]; testImports?: readonly string[] }>
> = {
  "apps/portal": {
    imports: ["@quarry/domain", "@quarry/database", "@quarry/aws-core", "@quarry/ui"],
    testImports: ["@quarry/aws-simulator"],
  },
  "apps/worker": {
    imports: ["@quarry/domain", "@quarry/database"],
    testImports: ["@quarry/aws-core", "@quarry/aws-simulator"],
  },
  "packages/domain": {
    imports: ["@quarry/aws-core", "@quarry/database"],
    testImports: ["@quarry/aws-simulator"],
  },
  "packages/aws-core": { imports: [], testImports: ["@quarry/aws-simulator"] },
  "packages/aws-simulator": { imports: [] },
  "packages/database": { imports: [] },
  "packages/ui": { imports: [] },
  e2e: { imports: ["@quarry/domain", "@quarry/database"] },
};

export type PackageZone = { name: string; pattern: RegExp; allowedIn: readonly RegExp[]; instead: string };

/** Packages that belong to one floor of the house. */
export const packageZones: readonly PackageZone[] = [
  {
    name: "aws-sdk",
    pattern: /^@(aws-sdk|smithy|aws-crypto)\//,
    allowedIn: [/^packages\/aws-(core|simulator)\//],
    instead: "call a function of packages/aws-core",
  },
  {
    name: "prisma",
    pattern: /^(@prisma\/|prisma($|\/)|@quarry\/database($|\/))|\/generated\//,
    allowedIn: [
      /^packages\/(database|domain)\//,
      /^prisma\//,
      /^prisma\.config\.ts$/,
      /^scripts\//,
      /^e2e\//,
      /^apps\/(portal\/src\/server\/composition|worker\/src\/main)\.ts$/,
      /\.test\.tsx?$/,
    ],
    instead: "call an operation of packages/domain",
  },
  {
    name: "portal",
    pattern: /^(next|next-auth|react|react-dom)($|\/)/,
    allowedIn: [/^apps\/portal\//, /^packages\/ui\//],
    instead: "keep HTTP and screens in apps/portal",
  },
  {
    name: "zod",
    pattern: /^zod($|\/)/,
    allowedIn: [/^(?!packages\/ui\/)/],
    instead: "parse at the edge, in a schema.ts of packages/domain or packages/aws-core",
  },
];

/** Modules of packages/domain that a client component may use at run time: schemas and tables without code of the server. */
export const domainModulesForClients =
  /\/((?:[a-z]+-)?schema|lifecycle|permissions|roles|event-names|units)$/;

/** Files that may read the environment. */
export const environmentReaders = [
  /(^|\/)env\.ts$/,
  /\.config\.(ts|mjs)$/,
  /^scripts\//,
  /^e2e\//,
  /\.test\.tsx?$/,
  /\/testing\//,
];

/** Variables that Next replaces by a constant when it builds, so that they are no settings. */
export const buildConstants = ["NODE_ENV", "NEXT_RUNTIME", "NEXT_PHASE"] as const;

/** Files that may make AWS clients. */
export const clientMakers = [
  /^packages\/aws-core\/src\/clients\/create-aws-clients\.ts$/,
  /^packages\/aws-simulator\//,
  /\.test\.tsx?$/,
  /\/testing\//,
];

/** Files that may hold server actions. */
export const serverActions = [/^apps\/portal\/src\/(features|app)\/sign-in\//];

/** Floors whose exported functions carry a docstring. */
export const documentedFloors = [/^packages\/(aws-core|domain|ui)\/src\//];

export const limits = { commentLines: 3, pageLines: 40 } as const;
