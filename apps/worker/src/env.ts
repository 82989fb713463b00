import { z } from "zod";

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/u, error: "must be a postgresql:// address" }),
  QUARRY_REGIONS: z.string().optional(),
  AWS_REGION: z.string().default("us-east-1"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export interface WorkerEnvironment {
  databaseUrl: string;
  regions: readonly string[];
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
  const { DATABASE_URL, QUARRY_REGIONS, AWS_REGION, LOG_LEVEL } = parsed.data;
  return {
    databaseUrl: DATABASE_URL,
    regions: (QUARRY_REGIONS ?? AWS_REGION).split(",").map((region) => region.trim()),
    logLevel: LOG_LEVEL,
  };
}
