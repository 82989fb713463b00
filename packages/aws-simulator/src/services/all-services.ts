import type { Service } from "../wire/service.ts";
import { runtimeService } from "./bedrock-runtime/runtime-service.ts";
import { bedrockService } from "./bedrock/bedrock-service.ts";
import { iamService } from "./iam/iam-service.ts";
import { autoscalingService } from "./application-autoscaling/autoscaling-service.ts";
import { budgetsService } from "./budgets/budgets-service.ts";
import { ceService } from "./ce/ce-service.ts";
import { cloudwatchService } from "./cloudwatch/cloudwatch-service.ts";
import { logsService } from "./logs/logs-service.ts";
import { sagemakerRuntimeService } from "./sagemaker-runtime/sagemaker-runtime-service.ts";
import { sagemakerService } from "./sagemaker/sagemaker-service.ts";
import { pricingService } from "./pricing/pricing-service.ts";
import { s3Service } from "./s3/s3-service.ts";
import { serviceQuotasService } from "./service-quotas/service-quotas-service.ts";
import { stsService } from "./sts/sts-service.ts";

/** Every service that the simulator speaks; a new one is added here. */
export const allServices: readonly Service[] = [
  bedrockService,
  runtimeService,
  stsService,
  sagemakerService,
  sagemakerRuntimeService,
  iamService,
  serviceQuotasService,
  logsService,
  cloudwatchService,
  ceService,
  budgetsService,
  pricingService,
  autoscalingService,
  s3Service,
];
