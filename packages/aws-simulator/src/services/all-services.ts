import type { Service } from "../wire/service.ts";
import { runtimeService } from "./bedrock-runtime/runtime-service.ts";
import { bedrockService } from "./bedrock/bedrock-service.ts";
import { stsService } from "./sts/sts-service.ts";

/** Every service that the simulator speaks; a new one is added here. */
export const allServices: readonly Service[] = [bedrockService, runtimeService, stsService];
