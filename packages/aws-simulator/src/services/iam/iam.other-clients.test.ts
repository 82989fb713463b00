import { describe, expect } from "vitest";
import { at } from "../../testing/at.ts";
import { awsCli, python, slowClientMs, whereInstalled } from "../../testing/other-clients.ts";
import { test } from "../../testing/simulator-test.ts";
import { policyText, sageMakerTrust } from "./testing/policy-texts.ts";

whereInstalled("the AWS CLI", () => {
  describe("the AWS CLI", { timeout: slowClientMs }, () => {
    test("makes a role, gives it policies, and reads it with its document decoded", async ({ simulator }) => {
      const iam = (...words: string[]) => awsCli(simulator, "iam", ...words);
      const role = ["--role-name", "from-cli"];
      await iam(
        "create-role",
        ...role,
        "--assume-role-policy-document",
        sageMakerTrust,
        "--tags",
        "Key=Team,Value=a",
      );
      await iam("attach-role-policy", ...role, "--policy-arn", "arn:aws:iam::aws:policy/AmazonS3FullAccess");
      await iam("put-role-policy", ...role, "--policy-name", "p", "--policy-document", policyText());
      expect(await iam("get-role", ...role)).toMatchObject({
        Role: {
          Arn: "arn:aws:iam::111122223333:role/from-cli",
          AssumeRolePolicyDocument: JSON.parse(sageMakerTrust),
          Tags: [{ Key: "Team", Value: "a" }],
        },
      });
      expect(await iam("get-role-policy", ...role, "--policy-name", "p")).toEqual({
        RoleName: "from-cli",
        PolicyName: "p",
        PolicyDocument: JSON.parse(policyText()),
      });
      expect(await iam("list-attached-role-policies", ...role)).toEqual({
        AttachedPolicies: [
          { PolicyName: "AmazonS3FullAccess", PolicyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" },
        ],
      });
      await expect(iam("delete-role", ...role)).rejects.toThrow(
        "An error occurred (DeleteConflict) when calling the DeleteRole operation: Cannot delete entity, must detach all policies first.",
      );
    });

    test("pages through roles by itself", async ({ simulator }) => {
      const answer = await awsCli(simulator, "iam", "list-roles", "--page-size", "2");
      expect(at(answer, "Roles", "length")).toBeGreaterThan(6);
    });
  });
});

whereInstalled("boto3", () => {
  describe("boto3", { timeout: slowClientMs }, () => {
    test("makes a user and a key that works until it is deactivated", async ({ simulator }) => {
      const made = await python(
        simulator,
        `i = boto3.client("iam")
i.create_user(UserName="py", Path="/quarry/")
i.attach_user_policy(UserName="py", PolicyArn="arn:aws:iam::aws:policy/IAMReadOnlyAccess")
key = i.create_access_key(UserName="py")["AccessKey"]
out["key"] = {"accessKeyId": key["AccessKeyId"], "secretAccessKey": key["SecretAccessKey"]}
out["status"] = key["Status"]
out["year"] = key["CreateDate"].year > 2000
out["pages"] = [u["UserName"] for page in i.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 1}) for u in page["Users"]]`,
      );
      expect(made).toMatchObject({
        status: "Active",
        year: true,
        pages: ["py", "quarry", "sagemaker-deployer"],
      });
      const credentials = {
        accessKeyId: String(at(made, "key", "accessKeyId")),
        secretAccessKey: String(at(made, "key", "secretAccessKey")),
      };
      const used = await python(
        simulator,
        `i, s = boto3.client("iam"), boto3.client("sts")
out["arn"] = s.get_caller_identity()["Arn"]
out["own"] = i.get_user()["User"]["UserName"]
out["last"] = i.get_access_key_last_used(AccessKeyId="${credentials.accessKeyId}")["AccessKeyLastUsed"]["ServiceName"]
try:
    i.update_access_key(UserName="py", AccessKeyId="${credentials.accessKeyId}", Status="Inactive")
except i.exceptions.ClientError as error:
    out["denied"] = [error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]`,
        credentials,
      );
      expect(used).toEqual({
        arn: "arn:aws:iam::111122223333:user/quarry/py",
        own: "py",
        last: "iam",
        denied: ["AccessDenied", 403],
      });
    });

    test("knows errors by their classes", async ({ simulator }) => {
      const out = await python(
        simulator,
        `i = boto3.client("iam")
def caught(name, call):
    try:
        call()
    except botocore.exceptions.ClientError as error:
        out[name] = [type(error).__name__, error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
caught("missing", lambda: i.get_role(RoleName="nobody"))
caught("exists", lambda: i.create_role(RoleName="quarry-execution", AssumeRolePolicyDocument='${sageMakerTrust}'))
caught("malformed", lambda: i.create_policy(PolicyName="p", PolicyDocument="{"))
caught("input", lambda: i.tag_role(RoleName="quarry-execution", Tags=[{"Key": "a", "Value": ""}, {"Key": "A", "Value": ""}]))
for n in range(2):
    i.create_access_key(UserName="quarry")
caught("limit", lambda: i.create_access_key(UserName="quarry"))
out["simulated"] = [r["EvalDecision"] for r in i.simulate_principal_policy(PolicySourceArn="arn:aws:iam::111122223333:role/SageMakerExecutionRoleLLM", ActionNames=["s3:GetObject", "iam:CreateRole"])["EvaluationResults"]]`,
      );
      expect(out).toEqual({
        missing: ["NoSuchEntityException", "NoSuchEntity", 404],
        exists: ["EntityAlreadyExistsException", "EntityAlreadyExists", 409],
        malformed: ["MalformedPolicyDocumentException", "MalformedPolicyDocument", 400],
        input: ["InvalidInputException", "InvalidInput", 400],
        limit: ["LimitExceededException", "LimitExceeded", 409],
        simulated: ["allowed", "implicitDeny"],
      });
    });
  });
});
