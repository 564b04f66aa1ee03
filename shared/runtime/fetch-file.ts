/** The file at a signed address, within a limit. */
import { Failure } from "../domain/values/failure.ts";

/**
 * @param patience in milliseconds, for all of it.
 * @throws Failure `fetch-failed`: of what the store refused, or did not give in time, a later try may come through.
 */
export async function fetchFile(url: string, maxBytes: number, patience: number): Promise<Uint8Array> {
  try {
    return await fetchWithin(url, maxBytes, AbortSignal.timeout(patience));
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "TimeoutError")) throw error;
    throw failed(`The store did not give the file within ${patience / 1_000} seconds.`);
  }
}

async function fetchWithin(url: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { redirect: "error", signal });
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  if (!response.ok) throw failed(`The store answered ${response.status}.`);
  if (!(length <= maxBytes)) throw failed(`The store announced ${length} bytes, and ${maxBytes} are taken.`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The address itself is a right to the file: it stands in no message. */
function failed(what: string): Failure {
  return new Failure(`${what} Nothing was read.`, { code: "fetch-failed", retryable: true });
}
