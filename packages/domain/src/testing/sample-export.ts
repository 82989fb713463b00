import { ZipFile } from "yazl";
import { buffer } from "node:stream/consumers";

export const aliveArn = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/dsh66sruwg0s";
export const goneArn = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/64eos5h69zwm";
export const foreignArn = "arn:aws:bedrock:us-west-2:999988887777:application-inference-profile/h8w2kq0v5n1c";

/** An export zip that holds the profiles, as a browser would send it. */
export async function anExport(
  arns: readonly string[],
  name = "amazon-bedrock-ide-app-export-test.zip",
): Promise<File> {
  const zip = new ZipFile();
  const template = {
    Parameters: Object.fromEntries(arns.map((arn, index) => [`profile${index}`, { Default: arn }])),
  };
  zip.addBuffer(Buffer.from(JSON.stringify(template)), "agent-stack.json");
  zip.end();
  return new File([new Uint8Array(await buffer(zip.outputStream))], name);
}
