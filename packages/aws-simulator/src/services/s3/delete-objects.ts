import type {
  DeletedObject,
  DeleteObjectRequest,
  DeleteObjectsOutput,
  DeleteObjectsRequest,
  _Error as KeyError,
} from "@aws-sdk/client-s3";
import { operation } from "../../wire/service.ts";
import { findBucket, mayDo, objectAccess } from "./find-rows.ts";
import { removeObject } from "./keep-object.ts";
import { malformedXml } from "./s3-errors.ts";

/** A key that is not there is as good as deleted. */
export const deleteObject = operation<DeleteObjectRequest, object>("DeleteObject", {
  effect: "write",
  access: (call, input) => objectAccess(call, "s3:DeleteObject", input),
  run(call, { Bucket, Key }) {
    findBucket(call, Bucket);
    removeObject(call.world, Bucket, Key);
    return {};
  },
});

/** Keys in one call. */
const mostKeys = 1000;

/** Leave is asked for key by key: what may not be deleted is an error in an answer of status 200. */
export const deleteObjects = operation<DeleteObjectsRequest, DeleteObjectsOutput>("DeleteObjects", {
  effect: "write",
  access: () => [],
  run(call, { Bucket, Delete }) {
    findBucket(call, Bucket);
    const keys = (Delete.Objects ?? []).flatMap(({ Key }) => Key ?? []);
    if (keys.length === 0 || keys.length > mostKeys) throw malformedXml();
    const Deleted: DeletedObject[] = [];
    const Errors: KeyError[] = [];
    for (const Key of keys) {
      const refusal = mayDo(call, objectAccess(call, "s3:DeleteObject", { Bucket, Key }));
      if (refusal === undefined) {
        removeObject(call.world, Bucket, Key);
        Deleted.push({ Key });
      } else Errors.push({ Key, Code: refusal.code, Message: refusal.message });
    }
    return { ...(Delete.Quiet !== true && { Deleted }), Errors };
  },
});
