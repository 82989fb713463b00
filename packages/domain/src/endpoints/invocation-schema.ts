import { S3Folder } from "@quarry/aws-core/endpoints/deployment-parts";
import { BodyForm } from "@quarry/aws-core/images/schema";
import { InvocationSnippet } from "@quarry/aws-core/invocations/invocation-snippets";
import { InvocationInput } from "@quarry/aws-core/invocations/schema";
import { z } from "zod";
import { Unread } from "./reading-schema.ts";

const ComponentName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/, "A component's name has letters, digits and hyphens.");

export const InvokeEndpointInput = z.strictObject({
  id: z.uuid(),
  /** Which inference component answers; null where the model is placed directly on the endpoint. */
  component: ComponentName.nullable().default(null),
  /** Where the call is put, of an endpoint that queues its calls; null puts it next to the answers. */
  inputFolder: S3Folder.nullable().default(null),
  call: InvocationInput,
});
export type InvokeEndpointInput = z.input<typeof InvokeEndpointInput>;

const tokens = z.int().nullable();
const millis = z.int();

/** Why a call failed. */
const InvocationFailed = z.object({
  type: z.literal("failed"),
  code: z.string(),
  title: z.string(),
  cause: z.string(),
  remedy: z.string(),
  /** What AWS or the container said, verbatim; null for a failure of our own. */
  message: z.string().nullable(),
  /** Whether the same call may succeed soon. */
  isPassing: z.boolean(),
  /** The HTTP status of AWS's answer; null when none came. */
  status: z.int().nullable(),
  /** The HTTP status of the container, where AWS passes one on. */
  containerStatus: z.int().nullable(),
  requestId: z.string().nullable(),
});
export type InvocationFailed = z.infer<typeof InvocationFailed>;

/**
 * An answer as it arrives; the first event is `request`, the last `done` or `failed`. Times are milliseconds
 * since the call.
 */
export const InvocationEvent = z.discriminatedUnion("type", [
  /** What was sent, exactly. */
  z.object({ type: z.literal("request"), body: z.string(), component: z.string().nullable() }),
  /** Told by an endpoint that queues its calls, with addresses in S3. Nothing that was put there is removed. */
  z.object({
    type: z.literal("queued"),
    inferenceId: z.string(),
    input: z.string(),
    output: z.string(),
    /** Null where the endpoint has no place for failures. */
    failure: z.string().nullable(),
  }),
  /** Told now and then while there is no answer. */
  z.object({ type: z.literal("waiting"), waitedMillis: millis }),
  /** Told of a streamed answer; any other comes at once. */
  z.object({ type: z.literal("first-piece"), afterMillis: millis }),
  z.object({ type: z.literal("text"), text: z.string() }),
  /** The body as it came, piece by piece or whole. */
  z.object({ type: z.literal("raw"), text: z.string() }),
  /** What an answer tells of itself beside its text. */
  z.object({
    type: z.literal("facts"),
    inputTokens: tokens,
    outputTokens: tokens,
    /** Verbatim, such as `length`. */
    finishReason: z.string().nullable(),
    /** How many vectors came, and of how many numbers the first is; null where there are none. */
    vectors: z.object({ count: z.int(), dimensions: z.int() }).nullable(),
  }),
  z.object({ type: z.literal("done"), durationMillis: millis }),
  InvocationFailed,
]);
export type InvocationEvent = z.infer<typeof InvocationEvent>;

/** How an endpoint is called: what its container takes, and which components it carries. */
export const BodyFormView = z.object({
  /** The form to begin with. */
  form: BodyForm,
  /** The forms that the image takes, the customary one first; empty while the image is not known. */
  spoken: z.array(BodyForm),
  /** The image in words; null while it is not known. */
  image: z.string().nullable(),
  /** Names; empty where the model is placed directly on the endpoint. */
  components: z.array(z.string()),
  /** Of an endpoint that queues its calls the folder in S3 that they are put into; null where it answers at once. */
  queue: z.object({ inputFolder: z.string() }).nullable(),
  /** Why image or components could not be read; null when they were. */
  unread: Unread.nullable(),
  /** Why this person cannot call the endpoint here, with what to do; null when they can. */
  obstacle: z.string().nullable(),
});
export type BodyFormView = z.infer<typeof BodyFormView>;

export const CallCodeInput = z.strictObject({
  id: z.uuid(),
  component: ComponentName.nullable().default(null),
  /** The folder in S3 that the call was put into; null for a call that was answered at once. */
  inputFolder: S3Folder.nullable().default(null),
  /** The JSON that was sent. */
  body: z.string().max(200_000, "Code is written for bodies of at most 200,000 characters."),
});

export const CallCodeView = z.object({
  snippets: z.array(InvocationSnippet),
  /** How the code differs from the call it was made for; null when it does not. */
  remark: z.string().nullable(),
});
