import { hkdfSync } from "node:crypto";
import { secretOf } from "@quarry/aws-core/roles/secret";
import type { Secret } from "@quarry/aws-core/roles/secret";
import { CompactEncrypt, compactDecrypt } from "jose";
import { DomainError } from "../operation/domain-error.ts";

/** What a sealed text belongs to: with any other id or purpose it does not open. */
export interface SealedPlace {
  id: string;
  purpose: string;
}

/** Whoever was started with the key of the installation. */
export interface KeyHolder {
  secretKey?: Secret | undefined;
}

/**
 * Encrypts a secret for one place: JWE with a direct key and AES-256-GCM, the place among what is authenticated.
 *
 * Source: RFC 7516 (JSON Web Encryption), RFC 7518 section 4.5
 */
export async function sealSecret(
  holder: KeyHolder,
  secret: Secret,
  { id, purpose }: SealedPlace,
): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(secret.reveal()))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", sub: id, purpose })
    .encrypt(keyOf(holder));
}

/**
 * Decrypts what was sealed for that place.
 *
 * @throws DomainError `conflict` when it was sealed with another key or for another place, or was changed since
 */
export async function openSealed(
  holder: KeyHolder,
  sealed: string,
  { id, purpose }: SealedPlace,
): Promise<Secret> {
  const key = keyOf(holder);
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    if (protectedHeader["sub"] !== id || protectedHeader["purpose"] !== purpose) throw unreadable();
    return secretOf(new TextDecoder().decode(plaintext));
  } catch (cause) {
    throw unreadable(cause);
  }
}

const unreadable = (cause?: unknown): DomainError =>
  new DomainError(
    "conflict",
    "This secret cannot be opened: the key of this installation is not the one that it was sealed with. Have a new secret made.",
    { cause },
  );

// The text of the environment is no key by itself: HKDF (RFC 5869) makes 256 even bits of it, for this use alone.
function keyOf({ secretKey }: KeyHolder): Uint8Array {
  if (!secretKey) throw new Error("This program was started without the key that secrets are sealed with.");
  return new Uint8Array(hkdfSync("sha256", secretKey.reveal(), "", "quarry sealed secrets", 32));
}
