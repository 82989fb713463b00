import { downloadEvents } from "./audit/download-events.ts";
import { getChain } from "./audit/get-chain.ts";
import { listEvents } from "./audit/list-events.ts";
import { addConnection } from "./connections/add-connection.ts";
import { listConnections } from "./connections/list-connections.ts";
import { removeConnection } from "./connections/remove-connection.ts";
import { adoptProfiles } from "./exports/adopt-profiles.ts";
import { deleteExport } from "./exports/delete-export.ts";
import { getExport } from "./exports/get-export.ts";
import { listExports } from "./exports/list-exports.ts";
import { uploadExports } from "./exports/upload-exports.ts";
import { sendMessage } from "./playground/send-message.ts";
import { downloadProfiles } from "./profiles/download-profiles.ts";
import { getMirrorState } from "./profiles/get-mirror-state.ts";
import { getProfile } from "./profiles/get-profile.ts";
import { getProfileFacets } from "./profiles/get-profile-facets.ts";
import { getProfileSnippets } from "./profiles/get-profile-snippets.ts";
import { listProfiles } from "./profiles/list-profiles.ts";
import { refreshProfiles } from "./profiles/refresh-profiles.ts";
import { createToken } from "./settings/create-token.ts";
import { getMe } from "./settings/get-me.ts";
import { listPermissions } from "./settings/list-permissions.ts";
import { listTokens } from "./settings/list-tokens.ts";
import { revokeToken } from "./settings/revoke-token.ts";
import { getVerdict } from "./verdicts/get-verdict.ts";

/** Everything a person or a program can do in Quarry. */
export const operations = {
  exports: {
    upload: uploadExports,
    list: listExports,
    get: getExport,
    adopt: adoptProfiles,
    delete: deleteExport,
  },
  profiles: {
    list: listProfiles,
    get: getProfile,
    snippets: getProfileSnippets,
    facets: getProfileFacets,
    download: downloadProfiles,
    refresh: refreshProfiles,
    mirrorState: getMirrorState,
  },
  verdicts: { get: getVerdict },
  playground: { sendMessage },
  audit: { list: listEvents, download: downloadEvents, chain: getChain },
  connections: { list: listConnections, add: addConnection, remove: removeConnection },
  settings: {
    me: getMe,
    permissions: listPermissions,
    tokens: listTokens,
    createToken,
    revokeToken,
  },
};

export type Operations = typeof operations;
