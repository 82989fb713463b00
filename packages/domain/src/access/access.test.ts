import { Writable } from "node:stream";
import { createRouterClient } from "@orpc/server";
import { pino } from "pino";
import { expect, test } from "vitest";
import { operations } from "../operations.ts";
import { aliveArn } from "../testing/sample-export.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();

const refusal = `An error occurred (AccessDeniedException) when calling the Converse operation: User: arn:aws:sts::111122223333:assumed-role/datazone_usr_role_5elox3qmz8kyz4_c1h2/SageMaker is not authorized to perform: bedrock:InvokeModel on resource: ${aliveArn} with an explicit deny in a permissions boundary`;

test("a pasted refusal is answered with the likely policy, the action and the remedy", async () => {
  const viola = await world.as("viola");
  const answer = await viola.access.explain({ text: refusal });
  expect(answer).toMatchObject({
    likelyPolicy: "wrong-project-tag",
    action: "bedrock:InvokeModel",
    principal: { projectId: "5elox3qmz8kyz4" },
    resource: { text: aliveArn },
  });
  expect(answer.steps).not.toEqual([]);
});

test("colours and control characters of a terminal are taken as they come", async () => {
  const viola = await world.as("viola");
  const answer = await viola.access.explain({ text: `\u0000\u001B[31m${refusal}\u001B[0m` });
  expect(answer.action).toBe("bedrock:InvokeModel");
});

test.for([
  ["nothing", "  \n "],
  ["more than 120,000 characters", "x".repeat(120_001)],
] as const)("%s is refused at the field", async ([, text]) => {
  const viola = await world.as("viola");
  await expect(viola.access.explain({ text })).rejects.toMatchObject({
    code: "invalid",
    data: { details: [expect.objectContaining({ path: "text" })] },
  });
});

test("the text is neither stored nor logged, whether it is explained or refused", async () => {
  const lines: string[] = [];
  const log = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const context = {
    ...world.means,
    logger: pino({ level: "trace" }, log),
    actor: await world.actor("viola"),
    requestId: "request-of-the-explainer",
  };
  const calls = createRouterClient(operations, { context });
  const marker = "MarkerOfThePastedText";
  await calls.access.explain({ text: `${marker} ${refusal}` });
  await calls.access.explain({ text: marker.repeat(10_000) }).catch(() => undefined);
  expect(lines.join("")).not.toContain(marker);
  expect(await rowsWith(marker)).toEqual([]);
});

/** The tables in which any row holds the words. */
async function rowsWith(words: string): Promise<string[]> {
  const tables = await world.database.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await world.database.$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${name}" t WHERE t::text LIKE '%' || $1 || '%' LIMIT 1`,
        words,
      );
      return rows.length > 0 ? [name] : [];
    }),
  );
  return found.flat();
}
