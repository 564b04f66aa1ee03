/** Questions to the deployed API, past its gateway. */
import { request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Problem } from "../../shared/contracts/api/api.ts";
import { config, output } from "./deployed-cloud.ts";

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly json: unknown;
}

interface Question {
  readonly method?: string;
  readonly json?: unknown;
}

/** Of an address of the emulator, whose services are told apart by the name that is asked for. */
export async function ask(
  path: string,
  token: string | null,
  { method = "GET", json }: Question = {},
): Promise<Answered> {
  const body = json === undefined ? undefined : JSON.stringify(json);
  const { status, headers, bytes } = await send(`${config.endpoint}/api/v1/${path}`, {
    method,
    headers: {
      host: new URL(output("pipeline", "ApiAddress")).host,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body,
  });
  const text = bytes.toString("utf8");
  return { status, headers, json: text.startsWith("{") ? JSON.parse(text) : text };
}

/** @throws RangeError with what was answered, where that is no 2xx. */
export async function given(path: string, token: string, question: Question = {}): Promise<unknown> {
  const { status, json } = await ask(path, token, question);
  if (status >= 300) throw new RangeError(`${path}: ${status} ${JSON.stringify(json)}`);
  return json;
}

export function codeOf({ json }: Answered): Problem["code"] | undefined {
  return (json as Partial<Problem>).code;
}

interface Sending {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** With the headers as they are given, the host among them, which `fetch` would not take. */
export function send(url: string, { method, headers, body }: Sending) {
  return new Promise<{ status: number; headers: Answered["headers"]; bytes: Buffer }>((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      buffer(response).then(
        (bytes) => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }),
        reject,
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
