import { expect, test } from "vitest";
import { connectionInput } from "./connection-form-input.ts";

const form = { name: "Partner", roleArn: " arn:aws:iam::444455556666:role/Q ", regions: "", team: " " };

test("regions may be apart by commas, blanks or lines", () => {
  const { regions } = connectionInput({ ...form, regions: "us-east-1, eu-central-1\nap-northeast-1;  " });
  expect(regions).toEqual(["us-east-1", "eu-central-1", "ap-northeast-1"]);
});

test("no regions are an empty list, for the schema to refuse", () => {
  expect(connectionInput(form).regions).toEqual([]);
});

test("a blank team is left out, so that every team may use the connection", () => {
  expect(connectionInput(form)).not.toHaveProperty("team");
});

test("blanks around a pasted role ARN are dropped", () => {
  expect(connectionInput(form).roleArn).toBe("arn:aws:iam::444455556666:role/Q");
});
