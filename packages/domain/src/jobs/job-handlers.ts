import { activateTags } from "../costs/doctor/activate-tags.ts";
import { backfillTags } from "../costs/doctor/backfill-tags.ts";
import { readCostTags } from "../costs/doctor/read-cost-tags.ts";
import { sweepCostTags } from "../costs/doctor/sweep-cost-tags.ts";
import { sendReports } from "../bills/send-reports.ts";
import { carryOutEffect } from "../budgets/carry-out-effect.ts";
import { evaluateBudgets } from "../budgets/evaluate-budgets.ts";
import { sweepBudgets } from "../budgets/sweep-budgets.ts";
import { readCosts } from "../costs/ingest/read-costs.ts";
import { refreshCosts } from "../costs/ingest/refresh-costs.ts";
import { convergeEndpoint } from "../endpoints/converge-endpoint.ts";
import { deleteUnwantedLeftover } from "../endpoints/delete-unwanted-leftover.ts";
import { mirrorAllEndpoints } from "../endpoints/mirror-all-endpoints.ts";
import { mirrorEndpoints } from "../endpoints/mirror-endpoints.ts";
import { sweepEndpoints } from "../endpoints/sweep-endpoints.ts";
import { loadExport } from "../costs/load-export/load-export.ts";
import { loadExports } from "../costs/load-export/load-exports.ts";
import { verifyExport } from "../exports/verify-export.ts";
import { readAllMetering } from "../metering/read-all-metering.ts";
import { readForecasts } from "../metering/read-forecasts.ts";
import { readMetering } from "../metering/read-metering.ts";
import { clearNotices } from "../notices/clear-notices.ts";
import { deliverNotice } from "../notices/deliver-notice.ts";
import { sweepDeliveries } from "../notices/sweep-deliveries.ts";
import { refreshPrices } from "../prices/refresh-prices.ts";
import { deleteWantedProfile } from "../profiles/delete-wanted-profile.ts";
import { expireProfiles } from "../profiles/expire-profiles.ts";
import { mirrorAllProfiles } from "../profiles/mirror-all-profiles.ts";
import { mirrorProfiles } from "../profiles/mirror-profiles.ts";
import { provisionRequest } from "../requests/provision-request.ts";
import { sweepRequests } from "../requests/sweep-requests.ts";
import { changeKey } from "../roles/change-key.ts";
import { sweepKeys } from "../roles/sweep-keys.ts";
import { sweepTagChanges } from "../tags/sweep-tag-changes.ts";
import { tagProfile } from "../tags/tag-profile.ts";
import type { JobContext } from "./job-context.ts";
import type { JobName, JobPayload } from "./job-catalog.ts";

type Handlers = {
  readonly [Name in JobName]: (context: JobContext, payload: JobPayload<Name>) => Promise<void>;
};

/** What each job does; a job begins by looking, so running it twice changes nothing. */
export const jobHandlers: Handlers = {
  "exports.verify": verifyExport,
  "profiles.mirror": mirrorProfiles,
  "profiles.mirror-all": mirrorAllProfiles,
  "profiles.delete": deleteWantedProfile,
  "profiles.expire": expireProfiles,
  "profiles.tag": tagProfile,
  "tags.sweep": sweepTagChanges,
  "costs.refresh": refreshCosts,
  "costs.read": readCosts,
  "costs.load-export": loadExport,
  "costs.load-exports": loadExports,
  "costs.read-tags": readCostTags,
  "costs.activate-tags": activateTags,
  "costs.backfill-tags": backfillTags,
  "costs.sweep-tags": sweepCostTags,
  "endpoints.converge": convergeEndpoint,
  "endpoints.mirror": mirrorEndpoints,
  "endpoints.mirror-all": mirrorAllEndpoints,
  "endpoints.delete-leftover": deleteUnwantedLeftover,
  "endpoints.sweep": sweepEndpoints,
  "requests.provision": provisionRequest,
  "requests.sweep": sweepRequests,
  "roles.change-key": changeKey,
  "roles.sweep-keys": sweepKeys,
  "bills.send-reports": sendReports,
  "notices.mail": deliverNotice,
  "notices.post": deliverNotice,
  "prices.refresh": refreshPrices,
  "costs.forecast": readForecasts,
  "metering.read": readMetering,
  "metering.read-all": readAllMetering,
  "notices.sweep": sweepDeliveries,
  "notices.clear": clearNotices,
  "budgets.evaluate": evaluateBudgets,
  "budgets.carry-out": carryOutEffect,
  "budgets.sweep": sweepBudgets,
};
