// The command that checks the house rules a linter does not know.
import { ExplainedError, runProgram } from "./explained-error.ts";
import { repositoryRoot } from "./repository-root.ts";
import { checkTree } from "./structure/check-tree.ts";

await runProgram(async () => {
  const violations = checkTree(repositoryRoot);
  if (violations.length === 0) return;
  const lines = violations.map(
    ({ path, line, rule, says }) => `${path}${line === undefined ? "" : `:${line}`} ${rule}: ${says}`,
  );
  throw new ExplainedError(`${lines.join("\n")}\n${violations.length} places break the structure.`);
});
