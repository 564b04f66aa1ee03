/** Fetches a file with the token of whoever asks, under the name that the server gives it. */
import { type Answer, apiAddress, readAnswer, unreachable } from "./ask.ts";
import { whoAsks } from "./bearer.ts";

export interface GivenFile {
  readonly name: string;
  readonly content: Blob;
}

export async function download(path: string): Promise<Answer<GivenFile>> {
  try {
    const response = await fetch(apiAddress(path), { headers: await whoAsks() });
    if (!response.ok) return readAnswer<GivenFile>(response.status, await response.text());
    const name = fileNameOf(response.headers.get("content-disposition") ?? "");
    return { kind: "given", value: { name, content: await response.blob() } };
  } catch {
    return { kind: "problem", problem: unreachable };
  }
}

/** RFC 8187's name, which bears Korean; the browser makes one up where there is none. */
function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded === undefined ? "" : decodeURIComponent(encoded);
}
