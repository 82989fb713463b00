import { describe, expect } from "vitest";
import { partnerExternalId } from "./seed/scenarios.ts";
import { at } from "./testing/at.ts";
import { awsCli, python, slowClientMs, whereInstalled } from "./testing/other-clients.ts";
import { studioMadeArn, test } from "./testing/simulator-test.ts";

whereInstalled("the AWS CLI", () => {
  describe("the AWS CLI", { timeout: slowClientMs }, () => {
    test("pages through application profiles by itself", async ({ simulator }) => {
      const answer = await awsCli(
        simulator,
        "bedrock",
        "list-inference-profiles",
        "--type-equals",
        "APPLICATION",
        "--page-size",
        "7",
      );
      const summaries = at(answer, "inferenceProfileSummaries");
      expect(summaries).toContainEqual(expect.objectContaining({ inferenceProfileArn: studioMadeArn }));
      expect(at(summaries, "length")).toBeGreaterThan(15);
    });

    test("creates, tags, reads and deletes a profile", async ({ simulator }) => {
      const copyFrom =
        "copyFrom=arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-sonnet-5";
      const created = await awsCli(
        simulator,
        "bedrock",
        "create-inference-profile",
        "--inference-profile-name",
        "from cli",
        "--model-source",
        copyFrom,
        "--tags",
        "key=Team,value=search",
      );
      const inferenceProfileArn = String(at(created, "inferenceProfileArn"));
      const named = ["--resource-arn", inferenceProfileArn];
      await awsCli(simulator, "bedrock", "tag-resource", ...named, "--tags", "key=Env,value=dev");
      await awsCli(simulator, "bedrock", "untag-resource", ...named, "--tag-keys", "Team");
      expect(await awsCli(simulator, "bedrock", "list-tags-for-resource", ...named)).toEqual({
        tags: [{ key: "Env", value: "dev" }],
      });
      await awsCli(
        simulator,
        "bedrock",
        "delete-inference-profile",
        "--inference-profile-identifier",
        inferenceProfileArn,
      );
      await expect(
        awsCli(
          simulator,
          "bedrock",
          "get-inference-profile",
          "--inference-profile-identifier",
          inferenceProfileArn,
        ),
      ).rejects.toThrow(
        "An error occurred (ResourceNotFoundException) when calling the GetInferenceProfile operation: Inference profile not found",
      );
    });

    test("converses and assumes a role", async ({ simulator }) => {
      const messages = JSON.stringify([{ role: "user", content: [{ text: 'Say "OK"' }] }]);
      const spoken = await awsCli(
        simulator,
        "bedrock-runtime",
        "converse",
        "--model-id",
        studioMadeArn,
        "--messages",
        messages,
      );
      expect(spoken).toMatchObject({
        output: { message: { content: [{ text: "OK" }] } },
        stopReason: "end_turn",
      });
      const role = [
        "--role-arn",
        "arn:aws:iam::444455556666:role/QuarryConnection",
        "--role-session-name",
        "cli",
      ];
      const assumed = await awsCli(
        simulator,
        "sts",
        "assume-role",
        ...role,
        "--external-id",
        partnerExternalId,
      );
      expect(assumed).toMatchObject({
        AssumedRoleUser: { Arn: "arn:aws:sts::444455556666:assumed-role/QuarryConnection/cli" },
      });
      await expect(awsCli(simulator, "sts", "assume-role", ...role)).rejects.toThrow(
        "(AccessDenied) when calling the AssumeRole operation",
      );
    });
  });
});

whereInstalled("boto3", () => {
  describe("boto3", { timeout: slowClientMs }, () => {
    test("reads models and both kinds of profiles with dates as dates", async ({ simulator }) => {
      const out = await python(
        simulator,
        `b = boto3.client("bedrock")
out["models"] = len(b.list_foundation_models(byProvider="Anthropic")["modelSummaries"])
out["availability"] = b.get_foundation_model_availability(modelId="anthropic.claude-sonnet-5")["regionAvailability"]
out["lifecycle"] = b.get_foundation_model(modelIdentifier="anthropic.claude-3-haiku-20240307-v1:0")["modelDetails"]["modelLifecycle"]["status"]
pages = list(b.get_paginator("list_inference_profiles").paginate(typeEquals="APPLICATION", PaginationConfig={"PageSize": 4}))
out["ids"] = [p["inferenceProfileId"] for page in pages for p in page["inferenceProfileSummaries"]]
found = b.get_inference_profile(inferenceProfileIdentifier="${studioMadeArn}")
out["year"] = found["createdAt"].year
out["type"] = found["type"]`,
      );
      expect(out).toMatchObject({
        availability: "AVAILABLE",
        lifecycle: "LEGACY",
        year: 2026,
        type: "APPLICATION",
      });
      expect(out).toHaveProperty("ids", expect.arrayContaining(["dsh66sruwg0s", "n6iwve9a9riu"]));
    });

    test("streams words, chunks and counts tokens", async ({ simulator }) => {
      const out = await python(
        simulator,
        `r = boto3.client("bedrock-runtime")
arn = "${studioMadeArn}"
stream = r.converse_stream(modelId=arn, messages=[{"role": "user", "content": [{"text": 'Say "one two"'}]}])["stream"]
events = list(stream)
out["order"] = [list(e)[0] for e in events]
out["text"] = "".join(e["contentBlockDelta"]["delta"]["text"] for e in events if "contentBlockDelta" in e)
body = json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 50, "messages": [{"role": "user", "content": 'Say "one two"'}]})
answer = r.invoke_model(modelId=arn, body=body, requestMetadata=json.dumps({"team": "search"})) if "requestMetadata" in r.meta.service_model.operation_model("InvokeModel").input_shape.members else r.invoke_model(modelId=arn, body=body)
out["whole"] = json.loads(answer["body"].read())["content"][0]["text"]
chunks = [json.loads(e["chunk"]["bytes"]) for e in r.invoke_model_with_response_stream(modelId=arn, body=body)["body"]]
out["chunks"] = [c["type"] for c in chunks]
out["tokens"] = r.count_tokens(modelId="anthropic.claude-3-haiku-20240307-v1:0", input={"invokeModel": {"body": body}})["inputTokens"]
out["usage"] = json.loads(r.invoke_model(modelId=arn, body=body)["body"].read())["usage"]["input_tokens"]`,
      );
      expect(out).toMatchObject({
        order: [
          "messageStart",
          "contentBlockDelta",
          "contentBlockDelta",
          "contentBlockStop",
          "messageStop",
          "metadata",
        ],
        text: "one two",
        whole: "one two",
        chunks: [
          "message_start",
          "content_block_start",
          "content_block_delta",
          "content_block_delta",
          "content_block_stop",
          "message_delta",
          "message_stop",
        ],
      });
      expect(at(out, "tokens")).toBe(at(out, "usage"));
    });

    test("knows errors by their classes, in the stream too", async ({ simulator, control }) => {
      await control("/failures", { operation: "ConverseStream", count: 1, kind: "throttle", midStream: 2 });
      const out = await python(
        simulator,
        `b, r = boto3.client("bedrock"), boto3.client("bedrock-runtime", config=Config(retries={"max_attempts": 0}))
def caught(name, call):
    try:
        call()
    except botocore.exceptions.ClientError as error:
        out[name] = [type(error).__name__, error.response["Error"]["Message"], error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")]
messages = [{"role": "user", "content": [{"text": "Hi"}]}]
caught("stream", lambda: list(r.converse_stream(modelId="${studioMadeArn}", messages=messages)["stream"]))
caught("profile", lambda: r.converse(modelId="anthropic.claude-sonnet-5", messages=messages))
caught("missing", lambda: b.get_inference_profile(inferenceProfileIdentifier="absent"))
caught("denied", lambda: b.get_inference_profile(inferenceProfileIdentifier="arn:aws:bedrock:us-west-2:444455556666:application-inference-profile/p4rtn3rsonn5"))`,
      );
      expect(out).toMatchObject({
        stream: ["EventStreamError", "Too many requests, please wait before trying again.", null],
        profile: ["ValidationException", expect.stringContaining("isn’t supported"), 400],
        missing: ["ResourceNotFoundException", "Inference profile not found", 404],
        denied: ["AccessDeniedException", expect.stringContaining("no resource-based policy"), 403],
      });
    });

    test("acts in the account of an assumed role", async ({ simulator }) => {
      const out = await python(
        simulator,
        `s = boto3.client("sts")
c = s.assume_role(RoleArn="arn:aws:iam::444455556666:role/QuarryConnection", RoleSessionName="py", ExternalId="${partnerExternalId}", Tags=[{"Key": "a", "Value": "b"}])["Credentials"]
session = boto3.Session(aws_access_key_id=c["AccessKeyId"], aws_secret_access_key=c["SecretAccessKey"], aws_session_token=c["SessionToken"], region_name="us-east-1")
out["account"] = session.client("sts").get_caller_identity()["Account"]
out["names"] = sorted(p["inferenceProfileName"] for p in session.client("bedrock").list_inference_profiles(typeEquals="APPLICATION")["inferenceProfileSummaries"])
out["future"] = c["Expiration"].timestamp() > __import__("time").time()`,
      );
      expect(out).toEqual({
        account: "444455556666",
        names: ["partner-claims-nova", "partner-claims-sonnet"],
        future: true,
      });
    });
  });
});
