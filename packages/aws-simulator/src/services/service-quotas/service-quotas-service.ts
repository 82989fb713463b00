import * as sdk from "@aws-sdk/client-service-quotas";
import { defineService } from "../../wire/service.ts";
import { getAwsDefaultServiceQuota, getServiceQuota } from "./get-service-quota.ts";
import { listAwsDefaultServiceQuotas, listServiceQuotas } from "./list-service-quotas.ts";
import { listServices } from "./list-services.ts";
import { requestServiceQuotaIncrease } from "./request-service-quota-increase.ts";
import {
  getRequestedServiceQuotaChange,
  listRequestedServiceQuotaChangeHistory,
  listRequestedServiceQuotaChangeHistoryByQuota,
} from "./requested-changes.ts";
import { serviceQuotasConstraints } from "./service-quotas-constraints.ts";

/** Service Quotas. */
export const serviceQuotasService = defineService({
  name: "service-quotas",
  signingName: "servicequotas",
  sdk,
  client: new sdk.ServiceQuotasClient({ region: "us-east-1" }),
  constraints: serviceQuotasConstraints,
  operations: [
    listServices,
    listServiceQuotas,
    getServiceQuota,
    getAwsDefaultServiceQuota,
    listAwsDefaultServiceQuotas,
    requestServiceQuotaIncrease,
    getRequestedServiceQuotaChange,
    listRequestedServiceQuotaChangeHistory,
    listRequestedServiceQuotaChangeHistoryByQuota,
  ],
  throttleCode: "TooManyRequestsException",
  serverErrorCode: "ServiceException",
});
