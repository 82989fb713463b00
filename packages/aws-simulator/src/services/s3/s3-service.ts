import * as sdk from "@aws-sdk/client-s3";
import { observeStorage } from "../../costs/stored-bytes.ts";
import { defineService } from "../../wire/service.ts";
import { settleAsyncRequests } from "../sagemaker-runtime/async-requests.ts";
import { createBucket, deleteBucket, getBucketLocation, headBucket, listBuckets } from "./buckets.ts";
import { completeMultipartUpload } from "./complete-upload.ts";
import { copyObject } from "./copy-object.ts";
import { deleteObject, deleteObjects } from "./delete-objects.ts";
import { getObject, headObject } from "./get-object.ts";
import { listObjects, listObjectsV2 } from "./list-objects.ts";
import { putObject } from "./put-object.ts";
import {
  abortMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
} from "./uploads.ts";

/** Amazon S3: buckets and objects. */
export const s3Service = defineService({
  name: "s3",
  signingName: "s3",
  sdk,
  client: new sdk.S3Client({ region: "us-east-1" }),
  constraints: {},
  observe: observeStorage,
  // Asynchronous endpoints have answered by now whatever was due.
  prepare: settleAsyncRequests,
  throttleCode: "SlowDown",
  serverErrorCode: "InternalError",
  validationCode: "InvalidRequest",
  operations: [
    createBucket,
    headBucket,
    getBucketLocation,
    deleteBucket,
    listBuckets,
    putObject,
    getObject,
    headObject,
    deleteObject,
    deleteObjects,
    copyObject,
    listObjectsV2,
    listObjects,
    createMultipartUpload,
    uploadPart,
    completeMultipartUpload,
    abortMultipartUpload,
    listParts,
    listMultipartUploads,
  ],
});
