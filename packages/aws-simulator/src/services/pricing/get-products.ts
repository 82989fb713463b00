import type { Filter, GetProductsRequest, GetProductsResponse } from "@aws-sdk/client-pricing";
import { cutExpiringPage } from "../../costs/page-tokens.ts";
import { operation } from "../../wire/service.ts";
import { invalidPriceInput, refusePriceToken, requireProducts } from "./price-errors.ts";
import type { PriceProduct } from "./price-products.ts";

const mostProducts = 100;
const formatVersion = "aws_v1";
/** AWS's code of terms on demand, and of their only rate. */
const termCode = "JRTCKXETXF";
const rateCode = "6YS6EN2CT7";

/** The day on which the lists were last compared with AWS's pages. */
const publicationDate = "2026-09-01T00:00:00Z";

/** Products whose attributes match all filters, each a string of JSON. */
export const getProducts = operation<GetProductsRequest, GetProductsResponse>("GetProducts", {
  effect: "read",
  access: () => [{ action: "pricing:GetProducts" }],
  run(call, input) {
    const { NextToken, ...request } = input;
    if (input.FormatVersion !== undefined && input.FormatVersion !== formatVersion)
      throw invalidPriceInput(`The format version ${input.FormatVersion} is not valid.`);
    const tests = (input.Filters ?? []).map(readFilter);
    const found = requireProducts(input.ServiceCode).filter((product) =>
      tests.every((test) => test(product)),
    );
    const { page, nextToken } = cutExpiringPage(found, ({ sku }) => sku, {
      world: call.world,
      request,
      token: NextToken,
      size: input.MaxResults ?? mostProducts,
      refuse: refusePriceToken,
    });
    return {
      FormatVersion: formatVersion,
      PriceList: page.map((product) => JSON.stringify(writeProduct(product))),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    };
  },
});

type ProductTest = (product: PriceProduct) => boolean;

function readFilter({ Type = "TERM_MATCH", Field = "", Value = "" }: Filter): ProductTest {
  const listed = Value.split(",").map((item) => item.trim());
  const read = (product: PriceProduct): string | undefined => attributeOf(product, Field);
  if (Type === "CONTAINS") return (product) => read(product)?.includes(Value) ?? false;
  if (Type === "ANY_OF") return (product) => listed.includes(read(product) ?? "");
  if (Type === "NONE_OF") return (product) => !listed.includes(read(product) ?? "");
  return (product) => read(product) === Value;
}

/** Attributes are found whatever the case of their names; `ServiceCode` and `productFamily` count as such. */
function attributeOf(product: PriceProduct, field: string): string | undefined {
  const wanted = field.toLowerCase();
  if (wanted === "productfamily") return product.productFamily;
  if (wanted === "sku") return product.sku;
  const found = Object.entries(product.attributes).find(([name]) => name.toLowerCase() === wanted);
  return found?.[1];
}

function writeProduct({
  sku,
  serviceCode,
  productFamily,
  attributes,
  unit,
  description,
  price,
}: PriceProduct): object {
  const term = `${sku}.${termCode}`;
  const rate = `${term}.${rateCode}`;
  return {
    product: { ...(productFamily !== "" && { productFamily }), attributes, sku },
    serviceCode,
    terms: {
      OnDemand: {
        [term]: {
          priceDimensions: {
            [rate]: {
              unit,
              endRange: "Inf",
              description,
              appliesTo: [],
              rateCode: rate,
              beginRange: "0",
              pricePerUnit: { USD: price },
            },
          },
          sku,
          effectiveDate: publicationDate,
          offerTermCode: termCode,
          termAttributes: {},
        },
      },
    },
    version: "20260901000000",
    publicationDate,
  };
}
