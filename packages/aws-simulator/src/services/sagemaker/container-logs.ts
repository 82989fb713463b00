// What containers write while they start. Times are shares of the time that the start takes.
import { createHash } from "node:crypto";
import type { Diagnosis } from "./diagnose-container.ts";
import { modelIdOf, readImage, serverKindOf } from "./serving-image.ts";
import type { ServerKind } from "./serving-image.ts";

export type LogLine = { at: string; do: "log"; stream: string; message: string };

type Container = {
  image: string;
  environment: Readonly<Record<string, string>>;
  diagnosis: Diagnosis | undefined;
};

/** When a container is there and when it is ready or given up, in milliseconds since 1970. */
type Span = { begin: number; end: number };

/** A failing container is started over; so often its lines repeat. */
const restarts = 3;

/** The lines of one container's start, or of its failed starts. */
export function startLines(container: Container, stream: string, span: Span): LogLine[] {
  const kind = serverKindOf(readImage(container.image)?.repository ?? "");
  const model = modelIdOf(kind, container.environment) ?? "/opt/ml/model";
  const { diagnosis } = container;
  if (diagnosis === undefined) return spread([...opening(kind, model), ...ready(kind)], stream, span);
  if (diagnosis.lines.length === 0) return [];
  const lines = [...opening(kind, model).slice(0, 1), ...diagnosis.lines];
  const length = (span.end - span.begin) / restarts;
  return Array.from({ length: restarts }, (_, index) =>
    // The processes die in the first tenth of each attempt; then SageMaker waits.
    spread(lines, stream, {
      begin: span.begin + index * length,
      end: span.begin + (index + 0.1) * length,
    }),
  ).flat();
}

/** A log stream as SageMaker names it: variant and instance. */
export function streamName(variant: string, seed: string): string {
  const id = createHash("sha256").update(seed).digest("hex").slice(0, 17);
  return `${variant}/i-0${id.slice(1)}`;
}

const opening = (kind: ServerKind, model: string): string[] => openings[kind](model);

const engine =
  (server: string) =>
  (model: string): string[] => [
    `INFO [api_server.py:1772] ${server} API server, model='${model}', port=8080`,
    `INFO [core.py:61] Initializing an LLM engine with config: model='${model}', dtype=torch.bfloat16`,
    "INFO [default_loader.py:262] Loading weights took 41.87 seconds",
  ];

const launcher = (message: string): string =>
  JSON.stringify({ level: "INFO", fields: { message }, target: "text_generation_launcher" });

const openings: Readonly<Record<ServerKind, (model: string) => string[]>> = {
  tgi: (model) => [
    launcher(`Args {\n    model_id: "${model}",\n    port: 8080\n}`),
    launcher(`Starting check and download process for ${model}`),
    launcher("Starting shard"),
  ],
  vllm: engine("vLLM"),
  lmi: engine("LMI vLLM"),
  sglang: engine("SGLang"),
  llamacpp: engine("llama.cpp"),
  tei: (model) => [`INFO text_embeddings_router: Args { model_id: "${model}", port: 8080 }`],
  other: () => ["Starting the inference server."],
};

function ready(kind: ServerKind): string[] {
  if (kind === "tgi") return [launcher("Shard ready"), launcher("Connected")];
  if (kind === "tei") return ["INFO text_embeddings_router::http::server: Ready"];
  return [
    "INFO:     Application startup complete.",
    'INFO:     169.254.178.2:0 - "GET /ping HTTP/1.1" 200 OK',
  ];
}

const spread = (messages: readonly string[], stream: string, { begin, end }: Span): LogLine[] =>
  messages.map((message, index) => ({
    at: new Date(begin + ((end - begin) * (index + 1)) / (messages.length + 1)).toISOString(),
    do: "log",
    stream,
    message,
  }));
