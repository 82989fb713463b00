import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from "@aws-sdk/client-sts";
import { operation } from "../../wire/service.ts";

/** Needs no permission: AWS answers it to every valid caller. */
export const getCallerIdentity = operation<GetCallerIdentityRequest, GetCallerIdentityResponse>(
  "GetCallerIdentity",
  {
    effect: "read",
    access: () => [],
    run: ({ principal }) => ({ UserId: principal.userId, Account: principal.account, Arn: principal.arn }),
  },
);
