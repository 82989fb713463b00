import { AwsError } from "../../wire/aws-error.ts";
import type { TokenProblem } from "../../costs/page-tokens.ts";
import { productsOf } from "./price-products.ts";
import type { PriceProduct } from "./price-products.ts";

export const invalidPriceInput = (message: string): AwsError =>
  new AwsError("InvalidParameterException", message, { status: 400 });

export const refusePriceToken = (problem: TokenProblem): AwsError =>
  problem === "expired"
    ? new AwsError("ExpiredNextTokenException", "The pagination token expired. Try again without one.", {
        status: 400,
      })
    : new AwsError("InvalidNextTokenException", "The pagination token is invalid. Try again without one.", {
        status: 400,
      });

/** Products of a service. Throws NotFoundException for one without prices. */
export function requireProducts(serviceCode: string): readonly PriceProduct[] {
  const products = productsOf(serviceCode);
  if (products === undefined)
    throw new AwsError("NotFoundException", `Service not found: ${serviceCode}`, { status: 400 });
  return products;
}
