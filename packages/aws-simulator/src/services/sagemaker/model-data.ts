// What a container gets of S3 before it starts.
import type { ContainerDefinition } from "@aws-sdk/client-sagemaker";
import { bucketsOf, objectsOf } from "../s3/bucket-rows.ts";
import type { ObjectRow } from "../s3/bucket-rows.ts";
import { roleMay } from "../s3/role-access.ts";
import { readS3Address } from "../s3/s3-address.ts";
import type { Place } from "./find-rows.ts";

/** `isPrefix`: all objects below it, rather than one. */
type ModelData = { url: string; isPrefix: boolean };

/** What a container names; undefined for one that brings its model, or downloads it itself. */
export function modelDataOf({ ModelDataUrl, ModelDataSource }: ContainerDefinition): ModelData | undefined {
  const { S3Uri, S3DataType } = ModelDataSource?.S3DataSource ?? {};
  if (S3Uri !== undefined) return { url: S3Uri, isPrefix: S3DataType === "S3Prefix" };
  return ModelDataUrl === undefined ? undefined : { url: ModelDataUrl, isPrefix: false };
}

/** `absent`: nothing is there; `closed`: the role may not read it, or its bucket is in another Region. */
export type FoundData = { found: "absent" | "closed" } | { found: "there"; bytes: number };

/** Looks as SageMaker does, with the model's role. */
export function findModelData(place: Place, roleArn: string, { url, isPrefix }: ModelData): FoundData {
  const address = readS3Address(url);
  if (address === undefined) return { found: "absent" };
  const { world, region } = place;
  const bucket = bucketsOf(world.tables).get(address.bucket);
  if (bucket === undefined) return { found: "absent" };
  const may = (action: `s3:${string}`, key?: string): boolean =>
    roleMay(world, roleArn, { action, bucket, ...(key !== undefined && { key }) });
  if (bucket.region !== region) return { found: "closed" };
  // Without leave to list, S3 does not say that a key is absent.
  if (isPrefix && !may("s3:ListBucket")) return { found: "closed" };
  const objects = chosenObjects([...objectsOf(world.tables, bucket.name).values()], address.key, isPrefix);
  if (objects.length === 0) return { found: may("s3:ListBucket") ? "absent" : "closed" };
  if (!objects.every(({ key }) => may("s3:GetObject", key))) return { found: "closed" };
  return { found: "there", bytes: objects.reduce((sum, { body }) => sum + body.size, 0) };
}

const chosenObjects = (objects: readonly ObjectRow[], key: string, isPrefix: boolean): ObjectRow[] =>
  objects.filter((object) => (isPrefix ? object.key.startsWith(key) : object.key === key));
