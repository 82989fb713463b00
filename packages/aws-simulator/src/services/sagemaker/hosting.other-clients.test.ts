// The simulator is built from the JavaScript client's own codecs; boto3 shares no code with it.
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect } from "vitest";
import { test } from "../../testing/simulator-test.ts";
import { executionRole, openModel, tgiImage } from "./testing/hosting-test.ts";

const execute = promisify(execFile);

const program = `import boto3, json, botocore
s, r = boto3.client("sagemaker"), boto3.client("sagemaker-runtime")
out = {}
s.create_model(ModelName="py", PrimaryContainer={"Image": "${tgiImage}", "Environment": {"HF_MODEL_ID": "${openModel}"}}, ExecutionRoleArn="${executionRole}", Tags=[{"Key": "Team", "Value": "search"}])
s.create_endpoint_config(EndpointConfigName="py", ProductionVariants=[{"VariantName": "AllTraffic", "ModelName": "py", "InstanceType": "ml.g5.xlarge", "InitialInstanceCount": 1}])
s.create_endpoint(EndpointName="py", EndpointConfigName="py")
fast = {"Delay": 1, "MaxAttempts": 60}
s.get_waiter("endpoint_in_service").wait(EndpointName="py", WaiterConfig=fast)
found = s.describe_endpoint(EndpointName="py")
out["status"], out["year"] = found["EndpointStatus"], found["CreationTime"].year
answer = r.invoke_endpoint(EndpointName="py", ContentType="application/json", Body=json.dumps({"inputs": 'Reply with "OK"', "parameters": {"max_new_tokens": 8}}))
out["text"] = json.loads(answer["Body"].read())[0]["generated_text"]
out["variant"] = answer["InvokedProductionVariant"]
parts = r.invoke_endpoint_with_response_stream(EndpointName="py", ContentType="application/json", Body=json.dumps({"inputs": 'Reply with "one two"', "stream": True}))["Body"]
out["parts"] = len([part["PayloadPart"]["Bytes"] for part in parts])
try:
    r.invoke_endpoint(EndpointName="py", ContentType="application/json", Body="{}")
except r.exceptions.ModelError as error:
    out["error"] = [error.response["OriginalStatusCode"], error.response["ResponseMetadata"]["HTTPStatusCode"]]
try:
    s.create_endpoint(EndpointName="py2", EndpointConfigName="absent")
except botocore.exceptions.ClientError as error:
    out["missing"] = [error.response["Error"]["Code"], error.response["Error"]["Message"]]
out["names"] = [e["EndpointName"] for page in s.get_paginator("list_endpoints").paginate(SortBy="Name", SortOrder="Ascending", PaginationConfig={"PageSize": 2}) for e in page["Endpoints"]]
out["tags"] = s.list_tags(ResourceArn="arn:aws:sagemaker:us-west-2:111122223333:model/py")["Tags"]
s.delete_endpoint(EndpointName="py")
s.get_waiter("endpoint_deleted").wait(EndpointName="py", WaiterConfig=fast)
out["gone"] = True
print(json.dumps(out))`;

function describeBoto3(): void {
  describe("boto3", { timeout: 120_000 }, () => {
    test("deploys, waits, invokes, lists and deletes", async ({ simulator }) => {
      simulator.configure({ timeScale: 300 });
      const env = {
        ...process.env,
        AWS_ENDPOINT_URL: simulator.url,
        AWS_ACCESS_KEY_ID: "AKIAEXAMPLE000000000",
        AWS_SECRET_ACCESS_KEY: "any",
        AWS_DEFAULT_REGION: "us-west-2",
      };
      const { stdout } = await execute("python3", ["-c", program], { env });
      const out: unknown = JSON.parse(stdout);
      expect(out).toEqual({
        status: "InService",
        year: new Date().getFullYear(),
        text: "OK",
        variant: "AllTraffic",
        parts: 3,
        error: [422, 424],
        missing: [
          "ValidationException",
          'Could not find endpoint configuration "arn:aws:sagemaker:us-west-2:111122223333:endpoint-config/absent".',
        ],
        names: [
          "churn-scores",
          "claims-embeddings",
          "legal-summaries",
          "py",
          "support-chat",
          "twinllama-trial",
        ],
        tags: [{ Key: "Team", Value: "search" }],
        gone: true,
      });
    });
  });
}

const isHere = spawnSync("python3", ["-c", "import boto3"]).status === 0;
const absent = () => process.stdout.write("Not registered, because this machine lacks it: boto3\n");
(isHere ? describeBoto3 : absent)();
