import { expect, test } from "vitest";
import { aliveArn, foreignArn, goneArn } from "../testing/sample-export.ts";
import { useWorld } from "../testing/world.ts";

const world = useWorld();

test("a profile's tags are read from AWS and decide whether it works in the Studio", async () => {
  const linus = await world.as("linus");
  const answer = await linus.verdicts.get({ target: aliveArn, environment: "unified-studio" });
  expect(answer).toMatchObject({
    works: "yes",
    lookedUp: { answer: "alive" },
    verdict: { verdict: "studio-made" },
  });
});

test("another project than the profile's is refused with the tag that differs", async () => {
  const linus = await world.as("linus");
  const answer = await linus.verdicts.get({
    target: aliveArn,
    environment: "unified-studio",
    projectId: "someotherproj1",
  });
  expect(answer.works).toBe("no");
  expect(answer.verdict?.missing).toContainEqual({
    key: "AmazonDataZoneProject",
    expected: "someotherproj1",
    actual: "l8gc3p24vopdam",
    required: true,
  });
});

test("a profile that AWS no longer knows does not work anywhere", async () => {
  const linus = await world.as("linus");
  for (const environment of ["unified-studio", "ec2-lambda-local"] as const) {
    const answer = await linus.verdicts.get({ target: goneArn, environment });
    expect(answer).toMatchObject({ works: "no", lookedUp: { answer: "gone" } });
    expect(answer.why).toBe(answer.lookedUp?.sentence);
  }
});

test("a profile of an account without a connection is judged without asking AWS", async () => {
  const linus = await world.as("linus");
  const before = world.simulator.journal().length;
  const answer = await linus.verdicts.get({ target: foreignArn, environment: "unified-studio" });
  expect(answer.lookedUp).toBeNull();
  expect(world.simulator.journal()).toHaveLength(before);
});

test("what is no id and no ARN is told where it goes wrong", async () => {
  const linus = await world.as("linus");
  const answer = await linus.verdicts.get({
    target: "arn:aws:bedrock:us-west-2:12:nonsense",
    environment: "unified-studio",
  });
  expect(answer).toMatchObject({ kind: "invalid", works: "no", invalid: { position: expect.any(Number) } });
});
