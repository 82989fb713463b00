/** A Unified Studio project of the company. */
export type StudioProject = {
  team: string;
  /** DataZone domain, `dzd-…` or `dzd_…`. */
  domainId: string;
  projectId: string;
  /** Suffix of the project's service and user roles. */
  roleSuffix: string;
  /** What exports of this project call `exportProjectId`; not the project id. */
  exportProjectId: string;
};

/** The three projects that the sample exports come from. */
export const studioProjects = {
  search: {
    team: "search",
    domainId: "dzd-pvy48blaz31dfq",
    projectId: "l8gc3p24vopdam",
    roleSuffix: "nywapadr11fx1l",
    exportProjectId: "xa6ytn39cz44x0",
  },
  payments: {
    team: "payments",
    domainId: "dzd-18jefxmirs0d6x",
    projectId: "4xq1umobuichtd",
    roleSuffix: "mlxx3xlxcjzd51",
    exportProjectId: "av7e1bdzgcjyq1",
  },
  growth: {
    team: "growth",
    domainId: "dzd_q0587doy2r6k6n",
    projectId: "01kzz9ilfj7k9p",
    roleSuffix: "nvenn77nxpm4r1",
    exportProjectId: "ery5ax50n66twa",
  },
} as const satisfies Record<string, StudioProject>;

/** Tags by which the Studio knows a project's profile. */
export function projectTags(project: StudioProject): Record<string, string> {
  return {
    AmazonBedrockManaged: "true",
    AmazonDataZoneDomain: project.domainId,
    AmazonDataZoneProject: project.projectId,
  };
}

/** The description that the Studio gives to a profile it creates. */
export const studioDescription = ({ domainId, projectId }: StudioProject): string =>
  `Created by Amazon SageMaker Unified Studio for domain ${domainId} to provide access to Amazon Bedrock model in project ${projectId}`;

export const studioProfileName = ({ domainId, projectId }: StudioProject): string =>
  `${domainId} ${projectId}`;
