import type { ServingImage } from "./serving-images.ts";

type Registry = ServingImage["registry"];

/** The day on which the accounts were last compared with the source. */
export const registriesDate = "2026-08-21";

const account = "763104351884";

/**
 * Accounts that publish the Deep Learning Containers, by Region.
 *
 * Source: https://aws.github.io/deep-learning-containers/reference/region_availability/ and, for the isolated
 * partitions, image_uri_config of https://github.com/aws/sagemaker-python-sdk.
 */
const deepLearning: Readonly<Record<string, string>> = {
  "us-east-1": account,
  "us-east-2": account,
  "us-west-1": account,
  "us-west-2": account,
  "ca-central-1": account,
  "sa-east-1": account,
  "eu-central-1": account,
  "eu-north-1": account,
  "eu-west-1": account,
  "eu-west-2": account,
  "eu-west-3": account,
  "ap-northeast-1": account,
  "ap-northeast-2": account,
  "ap-south-1": account,
  "ap-southeast-1": account,
  "ap-southeast-2": account,
  "af-south-1": "626614931356",
  "ap-east-1": "871362719292",
  "ap-east-2": "975050140332",
  "ap-northeast-3": "364406365360",
  "ap-south-2": "772153158452",
  "ap-southeast-3": "907027046896",
  "ap-southeast-4": "457447274322",
  "ap-southeast-5": "550225433462",
  "ap-southeast-6": "633930458069",
  "ap-southeast-7": "590183813437",
  "ca-west-1": "204538143572",
  "eu-central-2": "380420809688",
  "eu-south-1": "692866216735",
  "eu-south-2": "503227376785",
  "il-central-1": "780543022126",
  "me-central-1": "914824155844",
  "me-south-1": "217643126080",
  "mx-central-1": "637423239942",
  "cn-north-1": "727897471807",
  "cn-northwest-1": "727897471807",
  "us-gov-east-1": "446045086412",
  "us-gov-west-1": "442386744353",
  "eusc-de-east-1": "204133271717",
  "us-iso-east-1": "886529160074",
  "us-isob-east-1": "094389454867",
  "us-isof-east-1": "303241398832",
  "us-isof-south-1": "454834333376",
};

/** Accounts that publish SageMaker's own algorithms, Text Embeddings Inference among them; same sources. */
const algorithms: Readonly<Record<string, string>> = {
  "af-south-1": "510948584623",
  "ap-east-1": "651117190479",
  "ap-northeast-1": "354813040037",
  "ap-northeast-2": "366743142698",
  "ap-northeast-3": "867004704886",
  "ap-south-1": "720646828776",
  "ap-south-2": "628508329040",
  "ap-southeast-1": "121021644041",
  "ap-southeast-2": "783357654285",
  "ap-southeast-3": "951798379941",
  "ap-southeast-4": "106583098589",
  "ca-central-1": "341280168497",
  "ca-west-1": "190319476487",
  "cn-north-1": "450853457545",
  "cn-northwest-1": "451049120500",
  "eu-central-1": "492215442770",
  "eu-central-2": "680994064768",
  "eu-north-1": "662702820516",
  "eu-south-1": "978288397137",
  "eu-south-2": "104374241257",
  "eu-west-1": "141502667606",
  "eu-west-2": "764974769150",
  "eu-west-3": "659782779980",
  "il-central-1": "898809789911",
  "me-central-1": "272398656194",
  "me-south-1": "801668240914",
  "sa-east-1": "737474898029",
  "us-east-1": "683313688378",
  "us-east-2": "257758044811",
  "us-gov-east-1": "237065988967",
  "us-gov-west-1": "414596584902",
  "us-iso-east-1": "833128469047",
  "us-isob-east-1": "281123927165",
  "us-west-1": "746614075791",
  "us-west-2": "246618743249",
};

const accounts: Readonly<Record<Registry, Readonly<Record<string, string>>>> = {
  "deep-learning": deepLearning,
  algorithms,
};

/** The account that publishes a registry's images in a Region; undefined where AWS names none. */
export function registryAccount(registry: Registry, region: string): string | undefined {
  return Object.hasOwn(accounts[registry], region) ? accounts[registry][region] : undefined;
}

/** Whether an account publishes AWS's own images in a Region, whichever registry. */
export function isRegistryOfAws(publisher: string, region: string): boolean {
  return (
    registryAccount("deep-learning", region) === publisher ||
    registryAccount("algorithms", region) === publisher
  );
}

/** Regions with a registry of Deep Learning Containers. */
export const registryRegions: readonly string[] = Object.keys(deepLearning);

/**
 * The domain of a Region's partition, such as `amazonaws.com`.
 *
 * Source: partitions.json of https://github.com/boto/botocore
 */
export function dnsSuffix(region: string): string {
  const suffix = suffixes.find(([prefix]) => region.startsWith(prefix))?.[1];
  return suffix ?? "amazonaws.com";
}

const suffixes: readonly (readonly [prefix: string, suffix: string])[] = [
  ["cn-", "amazonaws.com.cn"],
  ["eusc-", "amazonaws.eu"],
  ["us-isob-", "sc2s.sgov.gov"],
  ["us-isof-", "csp.hci.ic.gov"],
  ["eu-isoe-", "cloud.adc-e.uk"],
  ["us-iso-", "c2s.ic.gov"],
];
