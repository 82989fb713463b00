import { asRecord, errorOf, parseJson, pieceOf } from "./parse-answer.ts";

/** A piece of a streamed answer: what came, the text that it added, or what the container complains about. */
export type StreamPiece = { raw: string } | { text: string } | { error: string };

/**
 * Reads the parts of InvokeEndpointWithResponseStream. A part ends anywhere, inside a character too; within
 * them stand server-sent events (`data: {…}`, of TGI, vLLM, SGLang) or one JSON a line (of LMI). A line that is
 * neither is text of the container's own. All `raw` together are the body as it came.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointWithResponseStream.html
 */
export async function* readStream(parts: AsyncIterable<Uint8Array>): AsyncGenerator<StreamPiece> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of parts) {
    const raw = decoder.decode(part, { stream: true });
    if (raw !== "") yield { raw };
    const lines = `${rest}${raw}`.split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) yield* piecesOf(line);
  }
  yield* piecesOf(`${rest}${decoder.decode()}`);
}

function* piecesOf(line: string): Generator<StreamPiece> {
  const isEvent = /^data: ?/.test(line);
  const content = isEvent ? line.replace(/^data: ?/, "") : line;
  // Comments, names and the end of an event stream hold no text.
  if (content.trim() === "" || content === "[DONE]" || /^(?::|event:|id:|retry:)/.test(line)) return;
  const json = parseJson(content);
  if (json === undefined) {
    yield { text: content };
    return;
  }
  const error = errorOf(asRecord(json));
  if (error !== null) {
    yield { error };
    return;
  }
  const text = pieceOf(json);
  if (text !== "") yield { text };
}
