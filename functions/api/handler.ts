/** api: HTTP, as API Gateway carries it -> the same answers that the embedded host gives. */
import type { FederatedLogin } from "../../shared/contracts/api/federated-claims.ts";
import { httpEvent, principalOfToken } from "../../shared/contracts/api/http-event.ts";
import type { LargeAnswers } from "../../shared/ports/file-store.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { refuse } from "./http/reply.ts";
import type { ApiAnswer, ApiRequest, ApiDependencies } from "./http/request.ts";
import { answerOf } from "./http/response.ts";
import { compressed } from "../../shared/runtime/compress.ts";
import { respond } from "./respond.ts";
import type { ReportAnswer } from "../../shared/contracts/api/api.ts";

export interface ApiHandlerDependencies {
  readonly dependencies: ApiDependencies;
  readonly large: LargeAnswers;
  /** The identity providers of offices, beside the pool's own users. */
  readonly logins: readonly FederatedLogin[];
  readonly log: Log;
  /** In how many seconds somebody of the office may ask again; 0 where they may now. */
  readonly secondsToWait: (office: string | null) => Promise<number>;
  /** Base64 and back: bytes travel as text. */
  readonly decode: (text: string, encoding: "base64" | "utf8") => Uint8Array;
  readonly encode: (bytes: Uint8Array) => string;
}

interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

export function apiHandler(given: ApiHandlerDependencies) {
  const { dependencies, large, logins, log, secondsToWait, decode, encode } = given;
  return lambdaHandler(httpEvent, log, async (event): Promise<HttpAnswer> => {
    const { http, authorizer } = event.requestContext;
    const headers = Object.entries(event.headers).map(
      ([name, value]) => [name.toLowerCase(), value] as const,
    );
    const request: ApiRequest = {
      method: http.method,
      path: event.rawPath,
      query: event.rawQueryString,
      headers: Object.fromEntries(headers),
      body: decode(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8"),
      principal: authorizer === undefined ? null : principalOfToken(authorizer.jwt.claims, logins),
    };
    // Whom the gateway let in without a token it throttles by itself (infra/stages/api.ts).
    const seconds = request.principal === null ? 0 : await secondsToWait(request.principal.office);
    if (seconds > 0) {
      log.info("An office asks too often", { office: request.principal?.office ?? "all", seconds });
      return carried(throttled(seconds, request, dependencies), encode);
    }
    const answer = await respond(request, dependencies, (error, operation) => {
      log.error("A request broke", error, { operation });
    });
    const packed = compressed(answer, request.headers["accept-encoding"]);
    return carried(await withinCarriage(packed, large), encode);
  });
}

function throttled(seconds: number, request: ApiRequest, { hash }: ApiDependencies): ApiAnswer {
  const answer = answerOf(refuse("requests-throttled"), request, null, hash);
  return { ...answer, headers: { ...answer.headers, "retry-after": `${seconds}` } };
}

function carried({ status, headers, body }: ApiAnswer, encode: (bytes: Uint8Array) => string): HttpAnswer {
  const sent = body === null ? "" : encode(body);
  return { statusCode: status, headers, body: sent, isBase64Encoded: body !== null };
}

// An answer that is too large to be carried back: it is kept for a day, and who asked is told where to read it for some minutes.

/** Lambda carries 6 MB (6,291,556 bytes) with the headers, and bytes travel as base64, four letters for three. */
export const maxCarriedBytes = 4_500_000;

/**
 * A file becomes JSON that says where it lies, as for a report. Whatever else was asked is seen elsewhere (303), which
 * programs follow by themselves. What was read is written down by then.
 */
export async function withinCarriage(answer: ApiAnswer, large: LargeAnswers): Promise<ApiAnswer> {
  const { status, headers, body } = answer;
  if (body === null || body.byteLength <= maxCarriedBytes) return answer;
  const { url, expiresAt } = await large.keep({ bytes: body, headers });
  const {
    "content-disposition": disposition,
    "content-encoding": _encoding,
    "content-type": _type,
    etag: _etag,
    ...kept
  } = headers;
  const strict = { ...kept, "cache-control": "no-store" };
  if (disposition === undefined || status !== 200)
    return { status: 303, headers: { ...strict, location: url }, body: null };
  const value: ReportAnswer = { state: "ready", url, fileName: nameIn(disposition), expiresAt };
  const json = { ...strict, "content-type": "application/json; charset=utf-8" };
  return { status, headers: json, body: new TextEncoder().encode(JSON.stringify(value)) };
}

/** RFC 8187's name, which bears Korean. */
function nameIn(disposition: string): string | null {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  return encoded === undefined ? null : decodeURIComponent(encoded);
}
