import * as sdk from "@aws-sdk/client-pricing";
import { defineService } from "../../wire/service.ts";
import { describeServices, getAttributeValues } from "./describe-services.ts";
import { getProducts } from "./get-products.ts";

/** The Price List of models and hosting, at the prices that costs are made of. */
export const pricingService = defineService({
  name: "pricing",
  signingName: "pricing",
  sdk,
  client: new sdk.PricingClient({ region: "us-east-1" }),
  constraints: {
    "GetProductsRequest.Filters": { length: [0, 50] },
    "GetProductsRequest.FormatVersion": { length: [1, 32] },
    "GetProductsRequest.MaxResults": { range: [1, 100] },
    "Filter.Type": { oneOf: ["TERM_MATCH", "EQUALS", "CONTAINS", "ANY_OF", "NONE_OF"] },
    "Filter.Field": { length: [1, 1024] },
    "Filter.Value": { length: [1, 1024] },
    "DescribeServicesRequest.FormatVersion": { length: [1, 32] },
    "DescribeServicesRequest.MaxResults": { range: [1, 100] },
    "GetAttributeValuesRequest.MaxResults": { range: [1, 10_000] },
  },
  operations: [getProducts, describeServices, getAttributeValues],
  serverErrorCode: "InternalErrorException",
  validationCode: "InvalidParameterException",
});
