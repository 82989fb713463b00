import * as sdk from "@aws-sdk/client-sts";
import { defineService } from "../../wire/service.ts";
import { assumeRole } from "./assume-role.ts";
import { getCallerIdentity } from "./get-caller-identity.ts";

/** The Security Token Service. */
export const stsService = defineService({
  name: "sts",
  signingName: "sts",
  sdk,
  client: new sdk.STSClient({ region: "us-east-1" }),
  constraints: {
    "AssumeRoleRequest.RoleArn": { length: [20, 2048] },
    "AssumeRoleRequest.RoleSessionName": { length: [2, 64], pattern: "[\\w+=,.@-]*" },
    "AssumeRoleRequest.ExternalId": { length: [2, 1224], pattern: "[\\w+=,.@:\\/-]*" },
    "AssumeRoleRequest.DurationSeconds": { range: [900, 43_200] },
    "AssumeRoleRequest.SourceIdentity": { length: [2, 64], pattern: "[\\w+=,.@-]*" },
    "AssumeRoleRequest.Tags": { length: [0, 50] },
    "Tag.Key": { length: [1, 128], pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+" },
    "Tag.Value": { length: [0, 256], pattern: "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*" },
  },
  operations: [getCallerIdentity, assumeRole],
  throttleCode: "Throttling",
  serverErrorCode: "InternalFailure",
  validationCode: "ValidationError",
});
