import { expect, test } from "vitest";
import { checkerAddress, readCheckerAddress } from "./checker-address.ts";
import { readForm } from "./checker-check.ts";

const target = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6";

test("a question comes back from its address as it was asked", () => {
  const form = { target, environment: "unified-studio", projectId: "l8gc3p24vopdam" } as const;
  const search = Object.fromEntries(new URL(checkerAddress(form), "http://localhost").searchParams);
  expect(readCheckerAddress(search)).toEqual(form);
  expect(readForm(form).question).toEqual(form);
});

test("a target of digits only stays a text", () => {
  expect(readCheckerAddress({ target: "123456789012" }).target).toBe("123456789012");
});

test("an environment nobody knows falls back to the Unified Studio", () => {
  expect(readCheckerAddress({ target, environment: "moon" }).environment).toBe("unified-studio");
});

test("a repeated parameter counts once", () => {
  expect(readCheckerAddress({ target: [target, "other"] }).target).toBe(target);
});

test("a project is left out where there are no projects", () => {
  const form = { target, environment: "notebook-instance", projectId: "l8gc3p24vopdam" } as const;
  expect(checkerAddress(form)).not.toContain("project=");
  expect(readForm(form).question).toEqual({ target, environment: "notebook-instance" });
});

test("an empty target asks nothing", () => {
  expect(readForm({ target: "", environment: "unified-studio", projectId: "" }).question).toBeNull();
});

test("a project id of a form that AWS never gives asks nothing", () => {
  const read = readForm({ target, environment: "unified-studio", projectId: "two words" });
  expect(read).toMatchObject({ question: null, problems: [{ path: "projectId" }] });
});
