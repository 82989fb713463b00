import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const repositoryRoot = fileURLToPath(new URL("../../", import.meta.url));

// Sent with pages and API answers alike; the content security policy, with its nonce, comes from proxy.ts.
const securityHeaders = Object.entries({
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "same-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
}).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  headers: () => Promise.resolve([{ source: "/:path*", headers: securityHeaders }]),
  transpilePackages: ["@quarry/ui", "@quarry/domain", "@quarry/aws-core", "@quarry/database"],
  serverExternalPackages: [
    "pino",
    "pg",
    "pg-boss",
    "@prisma/client",
    "@prisma/adapter-pg",
    "yauzl",
    "@duckdb/node-api",
    // Bundled, the SDK loses the classes of the errors inside event streams and throws plain objects.
    "@aws-sdk/client-application-auto-scaling",
    "@aws-sdk/client-bedrock",
    "@aws-sdk/client-bedrock-runtime",
    "@aws-sdk/client-budgets",
    "@aws-sdk/client-cloudwatch",
    "@aws-sdk/client-cloudwatch-logs",
    "@aws-sdk/client-cost-explorer",
    "@aws-sdk/client-iam",
    "@aws-sdk/client-pricing",
    "@aws-sdk/client-s3",
    "@aws-sdk/client-sagemaker",
    "@aws-sdk/client-sagemaker-runtime",
    "@aws-sdk/client-service-quotas",
    "@aws-sdk/client-sts",
  ],
};

export default config;
