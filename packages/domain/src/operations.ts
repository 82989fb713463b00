import { explainAccessText } from "./access/explain-access-text.ts";
import { getAlias } from "./aliases/get-alias.ts";
import { listAliases } from "./aliases/list-aliases.ts";
import { removeAlias } from "./aliases/remove-alias.ts";
import { setAlias } from "./aliases/set-alias.ts";
import { downloadEvents } from "./audit/download-events.ts";
import { getChain } from "./audit/get-chain.ts";
import { listEvents } from "./audit/list-events.ts";
import { downloadReport } from "./bills/download-report.ts";
import { getBill } from "./bills/get-bill.ts";
import { listBills } from "./bills/list-bills.ts";
import { listRules } from "./bills/list-rules.ts";
import { listSubscriptions } from "./bills/list-subscriptions.ts";
import { previewRules } from "./bills/preview-rules.ts";
import { readReport } from "./bills/read-report.ts";
import { removeRules } from "./bills/remove-rules.ts";
import { saveRules } from "./bills/save-rules.ts";
import { subscribe } from "./bills/subscribe.ts";
import { unsubscribe } from "./bills/unsubscribe.ts";
import { changeBudget } from "./budgets/change-budget.ts";
import { createBudget } from "./budgets/create-budget.ts";
import { deleteBudget } from "./budgets/delete-budget.ts";
import { getBudget } from "./budgets/get-budget.ts";
import { listAlarms } from "./budgets/list-alarms.ts";
import { listBudgets } from "./budgets/list-budgets.ts";
import { listScopes } from "./budgets/list-scopes.ts";
import { overrideBudget } from "./budgets/override-budget.ts";
import { previewBudget } from "./budgets/preview-budget.ts";
import { removeAlarm } from "./budgets/remove-alarm.ts";
import { setAlarm } from "./budgets/set-alarm.ts";
import { addConnection } from "./connections/add-connection.ts";
import { getConnectionPolicies } from "./connections/get-connection-policies.ts";
import { listConnections } from "./connections/list-connections.ts";
import { removeConnection } from "./connections/remove-connection.ts";
import { changeSource } from "./costs/sources/change-source.ts";
import { changeExport } from "./costs/load-export/change-export.ts";
import { checkExport } from "./costs/load-export/check-export.ts";
import { connectExport } from "./costs/load-export/connect-export.ts";
import { connectSource } from "./costs/sources/connect-source.ts";
import { disconnectSource } from "./costs/sources/disconnect-source.ts";
import { listCostSources } from "./costs/sources/list-cost-sources.ts";
import { readMeter } from "./costs/sources/read-meter.ts";
import { refreshSource } from "./costs/sources/refresh-source.ts";
import { downloadCosts } from "./costs/views/download-costs.ts";
import { findAnomalies } from "./costs/views/find-anomalies.ts";
import { getCostSummary } from "./costs/views/get-cost-summary.ts";
import { getCostView } from "./costs/views/get-cost-view.ts";
import { getTeamCosts } from "./costs/views/get-team-costs.ts";
import { listGroupings } from "./costs/views/list-groupings.ts";
import { listValues } from "./costs/views/list-values.ts";
import { adoptDrift } from "./drift/adopt-drift.ts";
import { ignoreDrift } from "./drift/ignore-drift.ts";
import { listDrift } from "./drift/list-drift.ts";
import { adoptProfiles } from "./exports/adopt-profiles.ts";
import { deleteExport } from "./exports/delete-export.ts";
import { getExport } from "./exports/get-export.ts";
import { listExports } from "./exports/list-exports.ts";
import { uploadExports } from "./exports/upload-exports.ts";
import { askMetering } from "./metering/ask-metering.ts";
import { getLenses } from "./metering/get-lenses.ts";
import { addPerson } from "./people/add-person.ts";
import { addTeam } from "./people/add-team.ts";
import { changeRole } from "./people/change-role.ts";
import { getPerson } from "./people/get-person.ts";
import { listPeople } from "./people/list-people.ts";
import { listTeams } from "./people/list-teams.ts";
import { reinstatePerson } from "./people/reinstate-person.ts";
import { removeFromTeam } from "./people/remove-from-team.ts";
import { renameTeam } from "./people/rename-team.ts";
import { setTeamRole } from "./people/set-team-role.ts";
import { suspendPerson } from "./people/suspend-person.ts";
import { sendMessage } from "./playground/send-message.ts";
import { askPriceRefresh } from "./prices/ask-price-refresh.ts";
import { listPrices } from "./prices/list-prices.ts";
import { deleteProfile } from "./profiles/delete-profile.ts";
import { downloadProfiles } from "./profiles/download-profiles.ts";
import { extendProfile } from "./profiles/extend-profile.ts";
import { getMirrorState } from "./profiles/get-mirror-state.ts";
import { getProfileCalls } from "./profiles/get-profile-calls.ts";
import { getProfileCode } from "./profiles/get-profile-code.ts";
import { getProfileFacets } from "./profiles/get-profile-facets.ts";
import { getProfilePolicies } from "./profiles/get-profile-policies.ts";
import { getProfileSnippets } from "./profiles/get-profile-snippets.ts";
import { getProfile } from "./profiles/get-profile.ts";
import { importProfiles } from "./profiles/import-profiles.ts";
import { listEndingProfiles } from "./profiles/list-ending-profiles.ts";
import { listProfiles } from "./profiles/list-profiles.ts";
import { refreshProfiles } from "./profiles/refresh-profiles.ts";
import { deleteEndpoint } from "./endpoints/delete-endpoint.ts";
import { deleteLeftover } from "./endpoints/delete-leftover.ts";
import { dismissUpdateFailure } from "./endpoints/dismiss-update-failure.ts";
import { getBodyForm } from "./endpoints/get-body-form.ts";
import { getCallCode } from "./endpoints/get-call-code.ts";
import { getEndpointCode } from "./endpoints/get-endpoint-code.ts";
import { getEndpointLogs } from "./endpoints/get-endpoint-logs.ts";
import { getEndpointMetrics } from "./endpoints/get-endpoint-metrics.ts";
import { getEndpoint } from "./endpoints/get-endpoint.ts";
import { invokeEndpoint } from "./endpoints/invoke-endpoint.ts";
import { listEndpoints } from "./endpoints/list-endpoints.ts";
import { listExecutionRoles } from "./endpoints/list-execution-roles.ts";
import { listInstanceOffers } from "./endpoints/list-instance-offers.ts";
import { listServingImages } from "./endpoints/list-serving-images.ts";
import { lookUpModel } from "./endpoints/look-up-model.ts";
import { listLeftovers } from "./endpoints/list-leftovers.ts";
import { setEndpointLife } from "./endpoints/set-endpoint-life.ts";
import { startEndpoint } from "./endpoints/start-endpoint.ts";
import { stopEndpoint } from "./endpoints/stop-endpoint.ts";
import { addHubToken } from "./hub-tokens/add-hub-token.ts";
import { listHubTokens } from "./hub-tokens/list-hub-tokens.ts";
import { removeHubToken } from "./hub-tokens/remove-hub-token.ts";
import { addChannel } from "./notices/add-channel.ts";
import { changeChannel } from "./notices/change-channel.ts";
import { countNotices } from "./notices/count-notices.ts";
import { getPreferences } from "./notices/get-preferences.ts";
import { listChannels } from "./notices/list-channels.ts";
import { listNotices } from "./notices/list-notices.ts";
import { listUndelivered } from "./notices/list-undelivered.ts";
import { markAllRead } from "./notices/mark-all-read.ts";
import { markRead } from "./notices/mark-read.ts";
import { removeChannel } from "./notices/remove-channel.ts";
import { savePreferences } from "./notices/save-preferences.ts";
import { testChannel } from "./notices/test-channel.ts";
import { approveRequest } from "./requests/approve-request.ts";
import { cancelRequest } from "./requests/cancel-request.ts";
import { commentOnRequest } from "./requests/comment-on-request.ts";
import { countRequests } from "./requests/count-requests.ts";
import { estimateRequest } from "./requests/estimate-request.ts";
import { getRequestCode } from "./requests/get-request-code.ts";
import { getRequest } from "./requests/get-request.ts";
import { listPlaces } from "./requests/list-places.ts";
import { listPolicies } from "./requests/list-policies.ts";
import { listPresets } from "./requests/list-presets.ts";
import { listRequests } from "./requests/list-requests.ts";
import { listSources } from "./requests/list-sources.ts";
import { previewPlan } from "./requests/preview-plan.ts";
import { rejectRequest } from "./requests/reject-request.ts";
import { retryRequest } from "./requests/retry-request.ts";
import { reviseRequest } from "./requests/revise-request.ts";
import { savePolicy } from "./requests/save-policy.ts";
import { savePresets } from "./requests/save-presets.ts";
import { showAccess } from "./requests/show-access.ts";
import { submitRequest } from "./requests/submit-request.ts";
import { getIdentityPolicy } from "./roles/get-identity-policy.ts";
import { getKey } from "./roles/get-key.ts";
import { listDocumentKinds } from "./roles/list-document-kinds.ts";
import { listRolesOfAccount } from "./roles/list-roles-of-account.ts";
import { revealKey } from "./roles/reveal-key.ts";
import { revokeKey } from "./roles/revoke-key.ts";
import { rotateKey } from "./roles/rotate-key.ts";
import { saveIdentityPolicy } from "./roles/save-identity-policy.ts";
import { writeRoleDocuments } from "./roles/write-role-documents.ts";
import { createToken } from "./settings/create-token.ts";
import { getMe } from "./settings/get-me.ts";
import { listPermissions } from "./settings/list-permissions.ts";
import { listTokens } from "./settings/list-tokens.ts";
import { revokeToken } from "./settings/revoke-token.ts";
import { signOutEverywhere } from "./settings/sign-out-everywhere.ts";
import { allowStudioProject } from "./studio-projects/allow-studio-project.ts";
import { listStudioProjects } from "./studio-projects/list-studio-projects.ts";
import { withdrawStudioProject } from "./studio-projects/withdraw-studio-project.ts";
import { diagnoseTags } from "./costs/doctor/diagnose-tags.ts";
import { findUntagged } from "./costs/doctor/find-untagged.ts";
import { refreshCostTags } from "./costs/doctor/refresh-cost-tags.ts";
import { setCostTagStatus } from "./costs/doctor/set-cost-tag-status.ts";
import { startBackfill } from "./costs/doctor/start-backfill.ts";
import { applyTags } from "./tags/apply-tags.ts";
import { getProfileTags } from "./tags/get-profile-tags.ts";
import { getTagPolicy } from "./tags/get-tag-policy.ts";
import { getTagReport } from "./tags/get-tag-report.ts";
import { saveTagPolicy } from "./tags/save-tag-policy.ts";
import { getVerdict } from "./verdicts/get-verdict.ts";

/** Everything a person or a program can do in Quarry. */
export const operations = {
  prices: { list: listPrices, refresh: askPriceRefresh },
  lenses: { get: getLenses, refresh: askMetering },
  aliases: { list: listAliases, get: getAlias, set: setAlias, remove: removeAlias },
  drift: { list: listDrift, adopt: adoptDrift, ignore: ignoreDrift },
  studioProjects: {
    list: listStudioProjects,
    allow: allowStudioProject,
    withdraw: withdrawStudioProject,
  },
  exports: {
    upload: uploadExports,
    list: listExports,
    get: getExport,
    adopt: adoptProfiles,
    delete: deleteExport,
  },
  profiles: {
    list: listProfiles,
    ending: listEndingProfiles,
    calls: getProfileCalls,
    get: getProfile,
    snippets: getProfileSnippets,
    code: getProfileCode,
    policies: getProfilePolicies,
    facets: getProfileFacets,
    download: downloadProfiles,
    refresh: refreshProfiles,
    import: importProfiles,
    extend: extendProfile,
    delete: deleteProfile,
    mirrorState: getMirrorState,
  },
  endpoints: {
    list: listEndpoints,
    get: getEndpoint,
    code: getEndpointCode,
    bodyForm: getBodyForm,
    callCode: getCallCode,
    invoke: invokeEndpoint,
    logs: getEndpointLogs,
    metrics: getEndpointMetrics,
    lookUp: lookUpModel,
    roles: listExecutionRoles,
    images: listServingImages,
    instances: listInstanceOffers,
    stop: stopEndpoint,
    start: startEndpoint,
    delete: deleteEndpoint,
    dismissUpdateFailure,
    leftovers: listLeftovers,
    deleteLeftover,
    setLife: setEndpointLife,
  },
  hubTokens: { list: listHubTokens, add: addHubToken, remove: removeHubToken },
  requests: {
    list: listRequests,
    get: getRequest,
    code: getRequestCode,
    counts: countRequests,
    places: listPlaces,
    sources: listSources,
    access: showAccess,
    estimate: estimateRequest,
    presets: listPresets,
    savePresets,
    policies: listPolicies,
    savePolicy,
    plan: previewPlan,
    submit: submitRequest,
    revise: reviseRequest,
    approve: approveRequest,
    reject: rejectRequest,
    cancel: cancelRequest,
    comment: commentOnRequest,
    retry: retryRequest,
  },
  roles: {
    list: listRolesOfAccount,
    documentKinds: listDocumentKinds,
    documents: writeRoleDocuments,
    key: getKey,
    revealKey,
    rotateKey,
    revokeKey,
    policy: getIdentityPolicy,
    savePolicy: saveIdentityPolicy,
  },
  tags: {
    policy: getTagPolicy,
    savePolicy: saveTagPolicy,
    report: getTagReport,
    ofProfile: getProfileTags,
    apply: applyTags,
  },
  costTags: {
    diagnose: diagnoseTags,
    untagged: findUntagged,
    refresh: refreshCostTags,
    setStatus: setCostTagStatus,
    backfill: startBackfill,
  },
  costs: {
    sources: listCostSources,
    connectSource,
    changeSource,
    disconnectSource,
    checkExport,
    connectExport,
    changeExport,
    refresh: refreshSource,
    meter: readMeter,
    view: getCostView,
    summary: getCostSummary,
    anomalies: findAnomalies,
    groupings: listGroupings,
    values: listValues,
    download: downloadCosts,
    ofTeam: getTeamCosts,
  },
  bills: {
    list: listBills,
    get: getBill,
    report: readReport,
    download: downloadReport,
    rules: listRules,
    saveRules,
    removeRules,
    previewRules,
    subscriptions: listSubscriptions,
    subscribe,
    unsubscribe,
  },
  verdicts: { get: getVerdict },
  budgets: {
    list: listBudgets,
    get: getBudget,
    create: createBudget,
    change: changeBudget,
    delete: deleteBudget,
    override: overrideBudget,
    preview: previewBudget,
    scopes: listScopes,
    alarms: listAlarms,
    setAlarm,
    removeAlarm,
  },
  access: { explain: explainAccessText },
  playground: { sendMessage },
  notices: {
    list: listNotices,
    counts: countNotices,
    markRead,
    markAllRead,
    preferences: getPreferences,
    savePreferences,
    channels: listChannels,
    addChannel,
    changeChannel,
    removeChannel,
    testChannel,
    undelivered: listUndelivered,
  },
  audit: { list: listEvents, download: downloadEvents, chain: getChain },
  connections: {
    list: listConnections,
    policies: getConnectionPolicies,
    add: addConnection,
    remove: removeConnection,
  },
  people: {
    list: listPeople,
    get: getPerson,
    add: addPerson,
    changeRole,
    setTeamRole,
    removeFromTeam,
    suspend: suspendPerson,
    reinstate: reinstatePerson,
  },
  teams: { list: listTeams, add: addTeam, rename: renameTeam },
  settings: {
    me: getMe,
    permissions: listPermissions,
    tokens: listTokens,
    createToken,
    revokeToken,
    signOutEverywhere,
  },
};

export type Operations = typeof operations;
