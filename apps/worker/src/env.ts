import type { Configuration } from "@quarry/domain/configuration";
import { NoticeEnvironment, noticeSettingsOf } from "@quarry/domain/notices/notice-settings";
import { SecretKey } from "@quarry/domain/secrets/secret-key";
import { z } from "zod";

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/u, error: "must be a postgresql:// address" }),
  QUARRY_SECRET_KEY: SecretKey,
  QUARRY_REGIONS: z.string().optional(),
  AWS_REGION: z.string().default("us-east-1"),
  HF_ENDPOINT: z
    .url({ protocol: /^https?$/u, error: "must be the address of a Hugging Face Hub" })
    .optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  NEXTAUTH_URL: z
    .url({
      protocol: /^https?$/u,
      error: "must be the address people open, such as https://quarry.example.com",
    })
    .optional(),
  ...NoticeEnvironment,
});

export interface WorkerEnvironment {
  databaseUrl: string;
  regions: readonly string[];
  /** Address of the Hugging Face Hub; the public one when undefined. */
  hubEndpoint: string | undefined;
  secretKey: NonNullable<Configuration["secretKey"]>;
  /** How notices leave the portal; undefined: they do not. */
  notices: Configuration["notices"];
  logLevel: "debug" | "info" | "warn" | "error";
}

/**
 * Reads the worker's settings from the environment.
 *
 * @throws Error naming every problem at once
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): WorkerEnvironment {
  const parsed = Environment.safeParse(variables);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    throw new Error(
      `The worker cannot start; these environment variables need attention:\n${problems.join("\n")}`,
    );
  }
  const { DATABASE_URL, QUARRY_SECRET_KEY, QUARRY_REGIONS, AWS_REGION, HF_ENDPOINT, LOG_LEVEL } = parsed.data;
  return {
    databaseUrl: DATABASE_URL,
    regions: (QUARRY_REGIONS ?? AWS_REGION).split(",").map((region) => region.trim()),
    hubEndpoint: HF_ENDPOINT,
    secretKey: QUARRY_SECRET_KEY,
    notices: noticeSettingsOf(parsed.data),
    logLevel: LOG_LEVEL,
  };
}
