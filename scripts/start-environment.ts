import { join } from "node:path";
import type { Secrets } from "./data-directory.ts";
import { repositoryRoot } from "./repository-root.ts";
import type { StartOptions } from "./start-options.ts";

/** Where the parts of a running Quarry find each other. */
export type Addresses = { databaseUrl: string; simulatorUrl: string | undefined; hubUrl: string | undefined };

const demoRegions = ["us-east-1", "us-west-2", "eu-central-1", "ap-northeast-1"];

/** The environment of the portal, the worker and the seed; what the user set wins, but for AWS in the demo. */
export function childEnvironment(
  options: StartOptions,
  { NEXTAUTH_SECRET, QUARRY_SECRET_KEY }: Secrets,
  { databaseUrl, simulatorUrl, hubUrl }: Addresses,
): NodeJS.ProcessEnv {
  return {
    NEXTAUTH_URL: `http://localhost:${options.port}`,
    NEXTAUTH_SECRET,
    // What is sealed in a database of one's own must not hang on a file that this command made by itself.
    ...(options.isDemo ? { QUARRY_SECRET_KEY } : {}),
    QUARRY_EXPORT_READER: join(repositoryRoot, "packages/aws-core/src/exports/read-export-process.ts"),
    ...(options.isDemo ? withoutAws(process.env) : process.env),
    ...(simulatorUrl === undefined ? {} : simulatedAws(simulatorUrl)),
    ...(hubUrl === undefined ? {} : { HF_ENDPOINT: hubUrl }),
    DATABASE_URL: databaseUrl,
    QUARRY_DEMO: options.isDemo ? "1" : "0",
    PORT: String(options.port),
    HOSTNAME: options.host,
    NODE_ENV: options.isDevelopment ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

// Real credentials of the developer must never reach a demo, not even by accident of one variable; and no mail or
// message may go from its made-up people to real ones.
function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(AWS_|QUARRY_(SMTP|MAIL|WEBHOOK)_)/u.test(name)),
  );
}

/** Has the AWS SDK call the simulator, and nothing else. */
export function simulatedAws(endpoint: string): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "demo",
    AWS_SECRET_ACCESS_KEY: "demo",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    QUARRY_REGIONS: demoRegions.join(","),
  };
}
