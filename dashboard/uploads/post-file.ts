/** Sends a file's bytes. `fetch` tells nothing of how far it is, so this one old way is used. */
import type {
  PresignAnswer,
  PresignedPreview,
  PreviewAnswer,
  WaitingPreview,
} from "../../shared/contracts/api/api.ts";
import { type Answer, ask, readAnswer, signedOut, unreachable, whoAsks, tellReached } from "../api/ask.ts";
import { apiAddress, ownHeader } from "../api/ask-ahead.ts";

/** How much was sent, from 0 to 1. */
export type OnProgress = (part: number) => void;

function sendBytes<Value>(
  method: "POST" | "PUT",
  address: string,
  file: File,
  headers: Readonly<Record<string, string>>,
  onProgress: OnProgress,
): Promise<Answer<Value>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    });
    request.addEventListener("load", () => {
      tellReached(true);
      const answer = readAnswer<Value>(request.status, request.responseText);
      if (answer.kind === "problem" && answer.problem.code === "unauthenticated")
        dispatchEvent(new Event(signedOut));
      resolve(answer);
    });
    request.addEventListener("error", () => {
      // A file that was moved meanwhile fails here too, and says nothing of the server.
      void file
        .slice(0, 1)
        .arrayBuffer()
        .then(() => tellReached(false))
        .catch(() => {})
        .then(() => resolve({ kind: "problem", problem: unreachable }));
    });
    request.send(file);
  });
}

/** What is said beside a file. */
export interface Beside {
  readonly asOf: string;
  readonly unit: string;
}

export async function postFile<Value>(
  path: string,
  file: File,
  { asOf, unit }: Beside,
  onProgress: OnProgress,
): Promise<Answer<Value>> {
  const query = new URLSearchParams({ fileName: file.name });
  if (asOf !== "") query.set("asOf", asOf);
  if (unit !== "") query.set("unit", unit);
  const headers = { ...ownHeader, ...(await whoAsks()), "content-type": "application/octet-stream" };
  return sendBytes<Value>("POST", `${apiAddress(path)}?${query}`, file, headers, onProgress);
}

type Signed = Pick<PresignAnswer, "url" | "headers">;

/** Past the API, where it asks for that: the address first, then the bytes. */
export async function putFile<Given extends Signed>(
  path: string,
  file: File,
  { asOf, unit }: Beside,
  onProgress: OnProgress,
): Promise<Answer<Given>> {
  const body = {
    fileName: file.name,
    asOf: asOf === "" ? null : asOf,
    unit: unit === "" ? null : unit,
    byteLength: file.size,
    sha256: await sha256Of(file),
  };
  const signed = await ask<Given>(path, { method: "POST", body });
  if (signed.kind === "problem") return signed;
  const { url, headers } = signed.value;
  const stored = await putBytes(url, file, headers, onProgress);
  return stored ? signed : { kind: "problem", problem: unreachable };
}

const againMilliseconds = 1_000;
/** A file of the largest office is tried in some seconds; a minute is for a busy hour. */
const mostAsks = 60;

/** Tries a file past the API: put apart from uploads, and asked for until it was tried. */
export async function tryFile(
  uploads: string,
  file: File,
  beside: Beside,
  onProgress: OnProgress,
): Promise<Answer<PreviewAnswer>> {
  const put = await putFile<PresignedPreview>(`${uploads}/preview`, file, beside, onProgress);
  if (put.kind === "problem") return put;
  for (let poll = 1; poll <= mostAsks; poll++) {
    const answer = await ask<PreviewAnswer | WaitingPreview>(`${uploads}/previews/${put.value.previewId}`);
    if (answer.kind === "problem") return answer;
    if ("verdict" in answer.value) return { kind: "given", value: answer.value };
    await new Promise((resolve) => setTimeout(resolve, againMilliseconds));
  }
  return { kind: "problem", problem: unreachable };
}

/** The store answers with no JSON. */
function putBytes(
  url: string,
  file: File,
  headers: Readonly<Record<string, string>>,
  onProgress: OnProgress,
): Promise<boolean> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener("load", () => resolve(request.status < 300));
    request.addEventListener("error", () => resolve(false));
    request.send(file);
  });
}

async function sha256Of(file: File): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
