import type { InferenceProfile, ProfileTag } from "../profiles/schema.ts";

/** The tags by which SageMaker Unified Studio ties a profile to a project. */
export const studioTagKeys = {
  project: "AmazonDataZoneProject",
  domain: "AmazonDataZoneDomain",
  managed: "AmazonBedrockManaged",
} as const;

/** What the Studio's tags on a profile say; null where a tag is absent. */
export interface StudioTags {
  project: string | null;
  domain: string | null;
  managed: string | null;
  /** Tags whose key is the project key in other letter case, such as `amazondatazoneproject`. */
  projectVariants: ProfileTag[];
}

/** Reads the Studio's tags; a key in other letter case is another tag to AWS, and is reported apart. */
export function readStudioTags(tags: readonly ProfileTag[]): StudioTags {
  const valueOf = (wanted: string): string | null => tags.find(({ key }) => key === wanted)?.value ?? null;
  return {
    project: valueOf(studioTagKeys.project),
    domain: valueOf(studioTagKeys.domain),
    managed: valueOf(studioTagKeys.managed),
    projectVariants: tags.filter(({ key }) => isVariantOf(studioTagKeys.project, key)),
  };
}

function isVariantOf(wanted: string, key: string): boolean {
  return key !== wanted && key.trim().toLowerCase() === wanted.toLowerCase();
}

/** The domain and project that the Studio wrote into the description of a profile it made. */
export interface StudioOrigin {
  domainId: string;
  projectId: string;
}

const descriptionPattern =
  /^Created by Amazon SageMaker Unified Studio for domain (dzd[-_][\w-]{1,36}) to provide access to Amazon Bedrock model in project ([\w-]{1,36})$/;

/** Recognises a profile described as made by the Studio. A description is free text, so it proves nothing. */
export function studioOriginOf({
  description,
}: Pick<InferenceProfile, "description">): StudioOrigin | undefined {
  const [, domainId, projectId] = descriptionPattern.exec(description ?? "") ?? [];
  return domainId && projectId ? { domainId, projectId } : undefined;
}
