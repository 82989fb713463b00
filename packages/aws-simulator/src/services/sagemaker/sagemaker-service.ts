import * as sdk from "@aws-sdk/client-sagemaker";
import { defineService } from "../../wire/service.ts";
import { createEndpoint } from "./create-endpoint.ts";
import { createInferenceComponent } from "./create-inference-component.ts";
import { deleteEndpoint } from "./delete-endpoint.ts";
import { deleteInferenceComponent } from "./delete-inference-component.ts";
import { describeEndpoint, listEndpoints } from "./describe-endpoint.ts";
import { describeInferenceComponent, listInferenceComponents } from "./describe-inference-component.ts";
import {
  createEndpointConfig,
  deleteEndpointConfig,
  describeEndpointConfig,
  listEndpointConfigs,
} from "./endpoint-configs.ts";
import { createModel, deleteModel, describeModel, listModels } from "./models.ts";
import { sagemakerConstraints } from "./sagemaker-constraints.ts";
import { addTags, deleteTags, listTags } from "./tag-operations.ts";
import { updateEndpointWeightsAndCapacities } from "./update-endpoint-weights-and-capacities.ts";
import { updateEndpoint } from "./update-endpoint.ts";
import {
  updateInferenceComponent,
  updateInferenceComponentRuntimeConfig,
} from "./update-inference-component.ts";

/** Hosting: models, endpoint configurations, endpoints, inference components. */
export const sagemakerService = defineService({
  name: "sagemaker",
  signingName: "sagemaker",
  sdk,
  client: new sdk.SageMakerClient({ region: "us-east-1" }),
  constraints: sagemakerConstraints,
  serverErrorCode: "InternalFailure",
  operations: [
    createModel,
    describeModel,
    listModels,
    deleteModel,
    createEndpointConfig,
    describeEndpointConfig,
    listEndpointConfigs,
    deleteEndpointConfig,
    createEndpoint,
    describeEndpoint,
    listEndpoints,
    updateEndpoint,
    updateEndpointWeightsAndCapacities,
    deleteEndpoint,
    createInferenceComponent,
    describeInferenceComponent,
    listInferenceComponents,
    updateInferenceComponent,
    updateInferenceComponentRuntimeConfig,
    deleteInferenceComponent,
    addTags,
    listTags,
    deleteTags,
  ],
});
