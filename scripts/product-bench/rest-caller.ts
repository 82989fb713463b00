/** Calls of /api/v1 as one person. */
export interface RestCaller {
  get: (path: string) => Promise<unknown>;
  post: (path: string, body: object) => Promise<unknown>;
  /** The text of a streamed answer, piece by piece as it arrives. */
  stream: (path: string, body: object) => AsyncGenerator<string>;
}

/** @throws Error from each call with what the product answered, unless it is success */
export function restCaller(portal: string, token: string): RestCaller {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const answer = await fetch(`${portal}/api/v1${path}`, { ...init, headers });
    if (answer.ok) return answer;
    throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  };
  const send = (path: string, body: object) => call(path, { method: "POST", body: JSON.stringify(body) });
  return {
    get: async (path) => (await call(path, {})).json(),
    post: async (path, body) => (await send(path, body)).json(),
    async *stream(path, body) {
      const { body: pieces } = await send(path, body);
      if (pieces !== null) yield* pieces.pipeThrough(new TextDecoderStream());
    },
  };
}
