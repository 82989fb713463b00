import type {
  DescribeServicesRequest,
  DescribeServicesResponse,
  GetAttributeValuesRequest,
  GetAttributeValuesResponse,
} from "@aws-sdk/client-pricing";
import { cutExpiringPage } from "../../costs/page-tokens.ts";
import { AwsError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { refusePriceToken, requireProducts } from "./price-errors.ts";
import { serviceCodes } from "./price-products.ts";

const mostServices = 100;
const mostValues = 10_000;

/** Services with prices, and the attributes that their products have. */
export const describeServices = operation<DescribeServicesRequest, DescribeServicesResponse>(
  "DescribeServices",
  {
    effect: "read",
    access: () => [{ action: "pricing:DescribeServices" }],
    run(call, input) {
      const { NextToken, ...request } = input;
      if (input.ServiceCode !== undefined) requireProducts(input.ServiceCode);
      const found = serviceCodes.filter(
        (code) => input.ServiceCode === undefined || code === input.ServiceCode,
      );
      const { page, nextToken } = cutExpiringPage(found, (code) => code, {
        world: call.world,
        request,
        token: NextToken,
        size: input.MaxResults ?? mostServices,
        refuse: refusePriceToken,
      });
      return {
        FormatVersion: "aws_v1",
        Services: page.map((ServiceCode) => ({ ServiceCode, AttributeNames: attributeNames(ServiceCode) })),
        ...(nextToken !== undefined && { NextToken: nextToken }),
      };
    },
  },
);

export const getAttributeValues = operation<GetAttributeValuesRequest, GetAttributeValuesResponse>(
  "GetAttributeValues",
  {
    effect: "read",
    access: () => [{ action: "pricing:GetAttributeValues" }],
    run(call, { NextToken, ...request }) {
      const products = requireProducts(request.ServiceCode);
      if (!attributeNames(request.ServiceCode).includes(request.AttributeName))
        throw new AwsError("NotFoundException", `Attribute not found: ${request.AttributeName}`, {
          status: 400,
        });
      const values = new Set(products.flatMap(({ attributes }) => attributes[request.AttributeName] ?? []));
      const { page, nextToken } = cutExpiringPage([...values].toSorted(), (value) => value, {
        world: call.world,
        request,
        token: NextToken,
        size: request.MaxResults ?? mostValues,
        refuse: refusePriceToken,
      });
      return {
        AttributeValues: page.map((Value) => ({ Value })),
        ...(nextToken !== undefined && { NextToken: nextToken }),
      };
    },
  },
);

const attributeNames = (serviceCode: string): string[] =>
  [...new Set(requireProducts(serviceCode).flatMap(({ attributes }) => Object.keys(attributes)))].toSorted();
