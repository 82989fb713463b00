/** Services whose estimated charges AWS counts under a name of their own, as the dimension ServiceName has them. */
export const chargedServices = ["AmazonBedrock", "AmazonSageMaker"] as const;

/** Why an alarm on estimated charges is no budget of a team: shown where somebody is about to make one. */
export const whyNoTagAlarm =
  "CloudWatch keeps estimated charges by currency, service and linked account only, in us-east-1 and for the month so far. No dimension holds a tag, so an alarm cannot watch a team or a project: it sees the whole service. Models of other makers are billed as services of their own and are not in AmazonBedrock. To watch a tag, set a budget here.";
