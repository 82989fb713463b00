import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "../content-hash.ts";
import { repositoryRoot } from "../repository-root.ts";
import { parseDockerfile } from "./dockerfile.ts";

const readText = (path: string): string => readFileSync(join(repositoryRoot, path), "utf8");

const environmentFiles = [
  ...listFiles(repositoryRoot, "apps"),
  ...listFiles(repositoryRoot, "packages"),
].filter((path) => path.endsWith("/env.ts"));

test.for(environmentFiles)("every variable of %s is explained in .env.example", (path) => {
  const names = [...readText(path).matchAll(/^ {2}([A-Z][A-Z0-9_]+):|\["([A-Z][A-Z0-9_]+)"\]/gm)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  const example = readText(".env.example");
  expect(names.filter((name) => !new RegExp(`^#?${name}=`, "m").test(example))).toEqual([]);
  expect(names).not.toEqual([]);
});

test("every variable in .env.example has a comment above it or stands in a group that has one", () => {
  const lines = readText(".env.example").split("\n");
  const bare = lines.filter((line, index) => /^#?[A-Z_]+=/.test(line) && (lines[index - 1] ?? "") === "");
  expect(bare).toEqual([]);
});

test("docker-compose.yml builds stages that the Dockerfile has", () => {
  const stages = parseDockerfile(readText("Dockerfile")).map(({ name }) => name);
  const targets = [...readText("docker-compose.yml").matchAll(/target: (\S+) \}/g)].map((match) => match[1]);
  expect(new Set(targets)).toEqual(new Set(["migrate", "portal", "worker", "demo"]));
  expect(targets.filter((target) => !stages.includes(target ?? ""))).toEqual([]);
});

test("the simulator is part of the demo's profile only", () => {
  const services = readText("docker-compose.yml").split(/^ {2}(?=[a-z]+:$)/m);
  const demo = services.filter((service) => service.includes("target: demo"));
  expect(demo.map((service) => service.split(":")[0])).toEqual(["simulator", "hub", "seed"]);
  expect(demo.filter((service) => !service.includes("profiles: [demo]"))).toEqual([]);
});
