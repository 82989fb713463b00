import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { defaultUploadLimitBytes } from "@quarry/domain/configuration";
import type { Configuration } from "@quarry/domain/configuration";
import { NoticeEnvironment, noticeSettingsOf } from "@quarry/domain/notices/notice-settings";
import { mebibytes } from "@quarry/domain/operation/units";
import { SecretKey } from "@quarry/domain/secrets/secret-key";
import { z } from "zod";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/u, error: "must be a postgresql:// address" }),
  NEXTAUTH_URL: z.url({
    protocol: /^https?$/u,
    error: "must be the address people open, such as https://quarry.example.com",
  }),
  NEXTAUTH_SECRET: z
    .string()
    .min(32, "must have at least 32 characters; make one with `openssl rand -base64 32`"),
  QUARRY_SECRET_KEY: SecretKey,
  QUARRY_DEMO: flag.default(false),
  QUARRY_REGIONS: z.string().optional(),
  AWS_REGION: z.string().default("us-east-1"),
  HF_ENDPOINT: z
    .url({ protocol: /^https?$/u, error: "must be the address of a Hugging Face Hub" })
    .optional(),
  QUARRY_UPLOAD_LIMIT_MIB: z.coerce.number().int().min(1).max(1024).optional(),
  QUARRY_EXPORT_READER: z.string().optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(40).default("single sign-on"),
  ...NoticeEnvironment,
});

export interface PortalEnvironment {
  databaseUrl: string;
  /** The one origin the portal is opened at; requests from any other are refused. */
  origin: string;
  sessionSecret: string;
  isDemo: boolean;
  logLevel: "debug" | "info" | "warn" | "error";
  openId: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  configuration: Configuration;
}

/**
 * Reads the portal's settings from the environment.
 *
 * @throws Error naming every problem at once
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): PortalEnvironment {
  const parsed = Environment.safeParse(variables);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    throw new Error(
      `The portal cannot start; these environment variables need attention:\n${problems.join("\n")}`,
    );
  }
  const given = parsed.data;
  return {
    databaseUrl: given.DATABASE_URL,
    origin: new URL(given.NEXTAUTH_URL).origin,
    sessionSecret: given.NEXTAUTH_SECRET,
    isDemo: given.QUARRY_DEMO,
    logLevel: given.LOG_LEVEL,
    openId: openIdOf(given),
    configuration: {
      uploadLimitBytes: given.QUARRY_UPLOAD_LIMIT_MIB
        ? mebibytes(given.QUARRY_UPLOAD_LIMIT_MIB)
        : defaultUploadLimitBytes,
      exportReaderEntry: exportReaderOf(given.QUARRY_EXPORT_READER),
      regions: (given.QUARRY_REGIONS ?? given.AWS_REGION).split(",").map((region) => region.trim()),
      hubEndpoint: given.HF_ENDPOINT,
      secretKey: given.QUARRY_SECRET_KEY,
      notices: noticeSettingsOf(given),
    },
  };
}

// A bundle has no place of its own, so the reader is looked for from the portal's folder.
function exportReaderOf(named: string | undefined): string {
  const entry = resolve(
    /* turbopackIgnore: true */ named ?? "../../packages/aws-core/src/exports/read-export-process.ts",
  );
  if (existsSync(/* turbopackIgnore: true */ entry)) return entry;
  throw new Error(
    `The portal cannot start: there is no export reader at ${entry}. Start it in apps/portal, or name the file in QUARRY_EXPORT_READER.`,
  );
}

function openIdOf(given: z.infer<typeof Environment>): PortalEnvironment["openId"] {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  } = given;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined) {
    return { issuer, clientId, clientSecret, name };
  }
  throw new Error(
    "The portal cannot start: set all of OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none.",
  );
}
