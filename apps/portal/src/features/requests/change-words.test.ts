import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { aComponentDeployment } from "@quarry/aws-core/endpoints/testing/a-deployment";
import { changesBetween } from "@quarry/domain/requests/changes-between";
import { expect, test } from "vitest";
import { changeWords } from "./change-words.ts";

test("every field of a deployment that an update may change has a name of its own", () => {
  const spec = DeploymentSpec.parse(
    aComponentDeployment({
      network: {
        vpc: { subnets: ["subnet-12345678"], securityGroups: ["sg-12345678"] },
        isolated: false,
        kmsKey: "key",
      },
    }),
  );
  const { name: _name, region: _region, tags: _tags, ...changeable } = spec;
  const fields = changesBetween(changeable, {}).map(({ field }) => field);
  const leaves = Object.entries(changeable).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? changesBetween(value, Object.fromEntries(Object.keys(value).map((name) => [name, "other"])), key)
      : [],
  );
  const named = [...fields, ...leaves.map(({ field }) => field)].filter(
    (field) =>
      ![
        "model",
        "image",
        "environment",
        "placement",
        "placement.mode",
        "model.access",
        "instances",
        "timeouts",
        "network",
      ].includes(field),
  );
  expect(named.length).toBeGreaterThan(20);
  for (const field of named) expect([field, changeWords(field)]).not.toEqual([field, field]);
});

test("a variable of the container is told by its name, and what has no name by its path", () => {
  expect(changeWords("environment.SM_VLLM_MAX_MODEL_LEN")).toBe("Variable SM_VLLM_MAX_MODEL_LEN");
  expect(changeWords("model.access.tokenId")).toBe("Access to the model: tokenId");
  expect(changeWords("constructor")).toBe("constructor");
});
