import type { GetDimensionValuesRequest, GetDimensionValuesResponse } from "@aws-sdk/client-cost-explorer";
import { dimensionReaders, readFilter } from "../../costs/cost-filter.ts";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { ceAccess, enterCosts } from "./ce-entry.ts";
import { readInterval } from "./ce-periods.ts";
import { distinctValues, pageOfValues } from "./cost-values.ts";
import { describeAccount } from "./group-definitions.ts";

/** Values of a dimension that have costs in a period; accounts with their names. */
export const getDimensionValues = operation<GetDimensionValuesRequest, GetDimensionValuesResponse>(
  "GetDimensionValues",
  {
    effect: "read",
    access: ceAccess("GetDimensionValues"),
    run(call, input) {
      const { NextPageToken, ...request } = input;
      const { world } = call;
      const { start, end } = readInterval(world, input.TimePeriod, "DAILY");
      const read = dimensionReaders[input.Dimension];
      if (read === undefined) throw validationError(`Dimension ${input.Dimension} is invalid.`);
      const filter = readFilter(input.Filter);
      const meters = enterCosts(call, input.BillingViewArn);
      const values = distinctValues({
        world,
        meters,
        start,
        end,
        filter,
        grouping: { read: ({ dimensions }) => read(dimensions) },
        sortBy: input.SortBy,
      });
      const { page, total, nextToken } = pageOfValues(world, {
        values,
        searched: input.SearchString,
        request,
        token: NextPageToken,
        maxResults: input.MaxResults,
      });
      return {
        ...(nextToken !== undefined && { NextPageToken: nextToken }),
        DimensionValues: page.map((value) =>
          input.Dimension === "LINKED_ACCOUNT" ? describeAccount(value) : { Value: value, Attributes: {} },
        ),
        ReturnSize: page.length,
        TotalSize: total,
      };
    },
  },
);
