import { expect, test } from "vitest";
import { fetched } from "./fetched.ts";

/** Code that comes, or does not, when the test says so. */
function held() {
  const answers: PromiseWithResolvers<string>[] = [];
  const load = (): Promise<string> => {
    const answer = Promise.withResolvers<string>();
    answers.push(answer);
    return answer.promise;
  };
  return { answers, code: fetched(load) };
}

test("code is fetched once, however often it is asked for, and only then there", async () => {
  const { answers, code } = held();
  const asked = [code.fetch(), code.fetch()];
  expect(code.current).toBeUndefined();
  answers[0]?.resolve("code");
  expect(await Promise.all([...asked, code.fetch()])).toEqual(["code", "code", "code"]);
  expect(code.current).toBe("code");
  expect(answers).toHaveLength(1);
});

test("whoever waits is told once the code is there, unless they left", async () => {
  const { answers, code } = held();
  const told: string[] = [];
  code.subscribe(() => told.push(`stayed: ${code.current}`));
  code.subscribe(() => told.push("left"))();
  const fetching = code.fetch();
  answers[0]?.resolve("code");
  await fetching;
  expect(told).toEqual(["stayed: code"]);
});

test("after a failure the next one who asks tries again", async () => {
  const { answers, code } = held();
  const failing = code.fetch();
  answers[0]?.reject(new Error("no connection"));
  await expect(failing).rejects.toThrow("no connection");
  const again = code.fetch();
  answers[1]?.resolve("code");
  expect(await again).toBe("code");
});
