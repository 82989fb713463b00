/** The metrics of Cost Explorer that Quarry keeps, in ten-billionths of a dollar (10^-10 USD). */
export interface CostAmounts {
  unblended: bigint;
  amortized: bigint;
  netUnblended: bigint;
  netAmortized: bigint;
  blended: bigint;
}

/** What one day cost for one service, usage type and value of a grouping. */
export interface CostLine extends CostAmounts {
  /** A day in UTC, `YYYY-MM-DD`. */
  day: string;
  /** AWS's SERVICE: models of third parties have one each, such as `Claude Sonnet 5 (Amazon Bedrock Edition)`. */
  service: string;
  usageType: string;
  /** The account, ARN or tag value; "" where there is none. */
  value: string;
  /** The usage quantity in AWS's unit of that usage type, a decimal. */
  quantity: string;
  /** AWS may still change the day. */
  isEstimated: boolean;
}

/** A decimal of AWS in ten-billionths; more digits are rounded half to even. */
export const moneyDigits = 10;
