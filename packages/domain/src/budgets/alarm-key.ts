import { chargedServices } from "@quarry/aws-core/budgets/charges-schema";
import { z } from "zod";

type Service = (typeof chargedServices)[number];

/** The key of an alarm's effect: an account has one of each service. */
export const alarmKey = (connectionId: string, service: Service): string => `${connectionId}/${service}`;

/** The service that a key names. */
export const serviceOfAlarm = (key: string): Service =>
  z.enum(chargedServices).parse(key.slice(key.indexOf("/") + 1));
