/** The file at a signed address, within a limit. */
import { Failure } from "../domain/values/failure.ts";

/** @throws Failure `fetch-failed`: of what the store refused a later try may come through. */
export async function fetchFile(url: string, maxBytes: number): Promise<Uint8Array> {
  const response = await fetch(url, { redirect: "error" });
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  if (!response.ok) throw failed(`The store answered ${response.status}.`);
  if (!(length <= maxBytes)) throw failed(`The store announced ${length} bytes, and ${maxBytes} are taken.`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The address itself is a right to the file: it stands in no message. */
function failed(what: string): Failure {
  return new Failure(`${what} Nothing was read.`, { code: "fetch-failed", retryable: true });
}
