import { expect, test } from "vitest";
import { routingWords } from "./routing-words.ts";

const here = { region: "us-west-2", destinationRegions: ["us-east-1", "us-west-2"] };

test("a geography says where requests stay and names the destinations", () => {
  expect(routingWords({ ...here, routing: "us" })).toEqual({
    chip: "us.",
    meaning: "Requests stay in the United States and Canada. Destinations: us-east-1, us-west-2.",
  });
});

test("a profile of one Region names that Region", () => {
  expect(routingWords({ ...here, routing: "none" }).meaning).toBe(
    "Requests are processed in us-west-2 only.",
  );
});

test("global routing lists no destinations, because any commercial Region may be one", () => {
  expect(routingWords({ ...here, routing: "global" }).meaning).not.toContain("us-east-1");
});

test("a geography without named destinations still says where requests stay", () => {
  expect(routingWords({ ...here, routing: "jp", destinationRegions: [] }).meaning).toBe(
    "Requests stay in Japan.",
  );
});

test.for([null, "mars"])("the routing %s is called unknown, not guessed", (routing) => {
  expect(routingWords({ ...here, routing, destinationRegions: [] }).chip).toBe("unknown");
});
