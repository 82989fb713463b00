// Checksums as S3 computes them over what it stores.
import { createHash } from "node:crypto";
import { Crc32, Crc32c, Crc64Nvme } from "@aws-sdk/checksums/crc";
import type { ChecksumAlgorithm } from "@aws-sdk/client-s3";
import type { Checksum } from "./bucket-rows.ts";
import { badDigest, invalidDigest, invalidRequest } from "./s3-errors.ts";

type Running = { update(bytes: Uint8Array): void; digest(): Promise<Uint8Array> };

const hash = (name: string) => (): Running => {
  const running = createHash(name);
  return {
    update: (bytes) => void running.update(bytes),
    digest: async () => running.digest(),
  };
};

const algorithms = {
  CRC32: () => new Crc32(),
  CRC32C: () => new Crc32c(),
  CRC64NVME: () => new Crc64Nvme(),
  SHA1: hash("sha1"),
  SHA256: hash("sha256"),
  SHA512: hash("sha512"),
  MD5: hash("md5"),
} as const satisfies Partial<Record<ChecksumAlgorithm, () => Running>>;

type Algorithm = keyof typeof algorithms;

const isAlgorithm = (name: string): name is Algorithm => Object.hasOwn(algorithms, name);

/** What a caller says of the checksum of what it sends. */
export type Claims = { [Name in `Checksum${Algorithm}`]?: string | undefined } & {
  ChecksumAlgorithm?: ChecksumAlgorithm | undefined;
  ContentMD5?: string | undefined;
};

/** The algorithm that a caller names or has used; S3 takes its own otherwise. Throws InvalidRequest for one that is not there. */
export function algorithmOf(claims: Claims): Algorithm {
  const used = Object.keys(algorithms)
    .filter(isAlgorithm)
    .find((name) => claims[`Checksum${name}`] !== undefined);
  const named = used ?? claims.ChecksumAlgorithm ?? "CRC64NVME";
  if (isAlgorithm(named)) return named;
  throw invalidRequest(`The simulator does not know the checksum algorithm ${named}.`);
}

/** MD5 in hexadecimal digits, which is the entity tag, and the checksum in base64. */
export type Digests = { md5: string; checksum: Checksum };

/** Reads a body once. Throws BadDigest or InvalidDigest when it is not what the caller says. */
export async function digestsOf(bytes: AsyncIterable<Uint8Array>, claims: Claims): Promise<Digests> {
  const algorithm = algorithmOf(claims);
  const md5 = createHash("md5");
  const running: Running = algorithms[algorithm]();
  for await (const chunk of bytes) {
    md5.update(chunk);
    running.update(chunk);
  }
  const value = Buffer.from(await running.digest()).toString("base64");
  const claimed = claims[`Checksum${algorithm}`];
  if (claimed !== undefined && claimed !== value) throw badDigest(algorithm);
  const tag = md5.digest();
  requireMd5(claims.ContentMD5, tag);
  return { md5: tag.toString("hex"), checksum: { algorithm, value, type: "FULL_OBJECT" } };
}

/** The entity tag of bytes, with its quotes. */
export const md5Tag = (bytes: Uint8Array): string => `"${createHash("md5").update(bytes).digest("hex")}"`;

function requireMd5(claimed: string | undefined, actual: Buffer): void {
  if (claimed === undefined) return;
  if (Buffer.from(claimed, "base64").length !== actual.length) throw invalidDigest();
  if (claimed !== actual.toString("base64")) throw badDigest("Content-MD5");
}

/** The checksum over the checksums of an object's parts, as base64 without their number. */
export async function checksumOfChecksums(algorithm: string, parts: readonly string[]): Promise<string> {
  if (!isAlgorithm(algorithm)) throw invalidRequest(`The simulator does not know ${algorithm}.`);
  const running: Running = algorithms[algorithm]();
  for (const part of parts) running.update(Buffer.from(part, "base64"));
  return Buffer.from(await running.digest()).toString("base64");
}

/** The members by which answers tell a checksum. */
export const toldChecksum = (checksum: Checksum | undefined): Record<string, string> =>
  checksum === undefined
    ? {}
    : { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type };
