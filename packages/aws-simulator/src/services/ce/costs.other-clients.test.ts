// The simulator is built from the JavaScript client's own codecs; boto3 and the AWS CLI share no code with it.
import { describe, expect } from "vitest";
import { monthFirst } from "../../costs/testing/cost-questions.ts";
import { awsCli, python, slowClientMs, whereInstalled } from "../../testing/other-clients.ts";
import { test } from "../../testing/simulator-test.ts";

const [from, to] = [monthFirst(-3), monthFirst(-1)];

const program = `ce = boto3.client("ce", region_name="us-east-1")
period = {"Start": "${from}", "End": "${to}"}
def ask(**more):
    results, token = [], None
    while True:
        page = ce.get_cost_and_usage(TimePeriod=period, Granularity="MONTHLY", Metrics=["UnblendedCost"], **more, **({"NextPageToken": token} if token else {}))
        results += page["ResultsByTime"]
        token = page.get("NextPageToken")
        if not token:
            return results
from decimal import Decimal
total = sum(Decimal(r["Total"]["UnblendedCost"]["Amount"]) for r in ask())
groups = [g for r in ask(GroupBy=[{"Type": "TAG", "Key": "Team"}, {"Type": "DIMENSION", "Key": "SERVICE"}]) for g in r["Groups"]]
out["same"] = total == sum(Decimal(g["Metrics"]["UnblendedCost"]["Amount"]) for g in groups)
out["teams"] = sorted({g["Keys"][0] for g in groups})[:2]
out["keys"] = ce.get_tags(TimePeriod=period)["Tags"]
out["tag"] = ce.list_cost_allocation_tags(TagKeys=["CostCenter"])["CostAllocationTags"][0]["Status"]
out["errors"] = ce.update_cost_allocation_tags_status(CostAllocationTagsStatus=[{"TagKey": "team", "Status": "Active"}, {"TagKey": "Nobody", "Status": "Active"}])["Errors"][0]["Code"]
def caught(name, call):
    try:
        call()
    except botocore.exceptions.ClientError as error:
        out[name] = [error.response["Error"]["Code"], error.response["Error"]["Message"]]
caught("same day", lambda: ce.get_cost_and_usage(TimePeriod={"Start": "${from}", "End": "${from}"}, Granularity="DAILY", Metrics=["UnblendedCost"]))
caught("token", lambda: ce.get_tags(TimePeriod=period, NextPageToken="x"))
budgets = boto3.client("budgets", region_name="us-east-1")
account = "111122223333"
budgets.create_budget(AccountId=account, Budget={"BudgetName": "py", "BudgetType": "COST", "TimeUnit": "MONTHLY", "BudgetLimit": {"Amount": "10", "Unit": "USD"}, "CostFilters": {"TagKeyValue": ["user:Team$search"]}}, NotificationsWithSubscribers=[{"Notification": {"NotificationType": "ACTUAL", "ComparisonOperator": "GREATER_THAN", "Threshold": 80}, "Subscribers": [{"SubscriptionType": "EMAIL", "Address": "a@example.com"}]}])
found = [b for page in budgets.get_paginator("describe_budgets").paginate(AccountId=account) for b in page["Budgets"]]
out["budget"] = [found[0]["BudgetName"], found[0]["TimePeriod"]["End"].year, found[0]["CalculatedSpend"]["ActualSpend"]["Unit"]]
history = budgets.describe_budget_performance_history(AccountId=account, BudgetName="py")["BudgetPerformanceHistory"]
out["history"] = len(history["BudgetedAndActualAmountsList"])
caught("twice", lambda: budgets.create_budget(AccountId=account, Budget=found[0] | {"CalculatedSpend": {"ActualSpend": {"Amount": "0", "Unit": "USD"}}}))
pricing = boto3.client("pricing", region_name="us-east-1")
pages = pricing.get_paginator("get_products").paginate(ServiceCode="AmazonBedrockFoundationModels", Filters=[{"Type": "TERM_MATCH", "Field": "regionCode", "Value": "us-east-1"}])
products = [json.loads(text) for page in pages for text in page["PriceList"]]
out["products"] = len(products) > 100 and len({p["product"]["sku"] for p in products}) == len(products)`;

whereInstalled("boto3", () => {
  describe("boto3", { timeout: slowClientMs }, () => {
    test("reads costs, tags, budgets and prices and knows their errors", async ({ simulator }) => {
      expect(await python(simulator, program)).toEqual({
        same: true,
        teams: ["Team$", "Team$claims"],
        keys: expect.arrayContaining(["CostCenter", "Team"]),
        tag: "Active",
        errors: "TagKeysNotFoundException",
        "same day": ["ValidationException", "Start date (and hour) should be before end date (and hour)"],
        token: ["InvalidNextTokenException", expect.any(String)],
        budget: ["py", 2087, "USD"],
        history: 13,
        twice: ["DuplicateRecordException", "Error creating budget: py - the budget already exists."],
        products: true,
      });
    });
  });
});

whereInstalled("the AWS CLI", () => {
  describe("the AWS CLI", { timeout: slowClientMs }, () => {
    test("reads a month by service and the products of a Region", async ({ simulator }) => {
      const region = ["--region", "us-east-1"];
      const period = ["--time-period", `Start=${from},End=${to}`, "--granularity", "MONTHLY"];
      const grouped = ["--metrics", "UnblendedCost", "--group-by", "Type=DIMENSION,Key=SERVICE"];
      expect(
        await awsCli(simulator, "ce", "get-cost-and-usage", ...period, ...grouped, ...region),
      ).toMatchObject({
        GroupDefinitions: [{ Type: "DIMENSION", Key: "SERVICE" }],
        ResultsByTime: [{ TimePeriod: { Start: from }, Estimated: false }, { TimePeriod: { End: to } }],
      });
      const filter = [
        "--filters",
        "Type=TERM_MATCH,Field=instanceName,Value=ml.g5.xlarge",
        "--max-items",
        "1",
      ];
      const code = ["--service-code", "AmazonSageMaker"];
      expect(await awsCli(simulator, "pricing", "get-products", ...code, ...filter, ...region)).toMatchObject(
        {
          PriceList: [expect.stringContaining("Host:ml.g5.xlarge")],
        },
      );
      const account = ["--account-id", "111122223333"];
      expect(await awsCli(simulator, "budgets", "describe-budgets", ...account, ...region)).toEqual({
        Budgets: [],
      });
    });
  });
});
