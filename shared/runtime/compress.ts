/** Answers in gzip for whoever takes it: a list of a county's projects is a tenth as long. */
import { gzipSync } from "node:zlib";

interface Packable {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

/** Below a packet's size nothing is won. */
const leastBytes = 1_400;

/** Fast, and within a few percent of the best: answers are made for one reader. */
const level = 5;

/** What is packed already, such as a workbook, stays as it is. */
const packable = /^(?:text\/|application\/(?:problem\+)?json|image\/svg\+xml)/;

/** @param accepted the request's `accept-encoding`. */
export function compressed<Answer extends Packable>(answer: Answer, accepted: string | undefined): Answer {
  const { headers, body } = answer;
  if (headers["content-encoding"] !== undefined) return answer;
  if (body === null || body.byteLength < leastBytes || !packable.test(headers["content-type"] ?? ""))
    return answer;
  const varied = { ...headers, vary: "accept-encoding" };
  if (!takes(accepted, "gzip")) return { ...answer, headers: varied };
  return {
    ...answer,
    headers: { ...varied, "content-encoding": "gzip" },
    body: gzipSync(body, { level }),
  };
}

/** `gzip;q=0` is a no. @param accepted the request's `accept-encoding`. */
export function takes(accepted: string | undefined, encoding: "gzip" | "br"): boolean {
  const weights = (accepted ?? "").split(",").map((each) =>
    each
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/),
  );
  return weights.some(([name, weight = "1"]) => name === encoding && Number(weight) > 0);
}
