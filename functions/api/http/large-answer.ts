/** An answer that is too large to be carried back: it is kept for a day, and who asked is told where to read it for some minutes. */
import type { ReportAnswer } from "../../../shared/contracts/api/api.ts";
import type { LargeAnswers } from "../../../shared/ports/file-store.ts";
import type { ApiAnswer } from "./request.ts";

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
