import type { ListServicesRequest, ListServicesResponse } from "@aws-sdk/client-service-quotas";
import { quotaServices } from "../../seed/quotas.ts";
import { operation } from "../../wire/service.ts";
import { pageOf } from "./describe-quota.ts";

export const listServices = operation<ListServicesRequest, ListServicesResponse>("ListServices", {
  effect: "read",
  access: () => [{ action: "servicequotas:ListServices" }],
  run(_call, { MaxResults, NextToken }) {
    const services = Object.entries(quotaServices);
    const cut = pageOf(services, ([code]) => code, { maxResults: MaxResults, nextToken: NextToken });
    return {
      Services: cut.page.map(([ServiceCode, ServiceName]) => ({ ServiceCode, ServiceName })),
      NextToken: cut.nextToken,
    };
  },
});
