/**
 * A link that brings a file. Where a token says who asks, a link of the browser's own could not carry it: the page
 * fetches the file itself and hands it over.
 */
import { type ReactNode, useState } from "react";
import type { Problem } from "../../shared/contracts/api/api.ts";
import { type Answer, readAnswer, unreachable, whoAsks } from "../api/ask.ts";
import { apiAddress } from "../api/ask-ahead.ts";
import { useSessionAuth } from "../auth/session-auth.tsx";
import { ProblemNotice } from "./states.tsx";

interface DownloadLinkProps {
  /** Below the API's root. */
  readonly path: string;
  readonly className?: string;
  /** What is read out where the text alone says too little. */
  readonly label?: string;
  readonly children: ReactNode;
}

export function DownloadLink({ path, className, label, children }: DownloadLinkProps) {
  const auth = useSessionAuth();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const looks = { className, "aria-label": label };
  if (auth.kind !== "elsewhere")
    return (
      <a {...looks} href={apiAddress(path)} download>
        {children}
      </a>
    );
  const fetchFile = async (): Promise<void> => {
    setBusy(true);
    const answer = await download(path);
    setBusy(false);
    setProblem(answer.kind === "problem" ? answer.problem : null);
    if (answer.kind !== "given") return;
    if ("url" in answer.value) globalThis.location.assign(answer.value.url);
    else handOver(answer.value.name, answer.value.content);
  };
  return (
    <>
      <button {...looks} type="button" aria-busy={isBusy} disabled={isBusy} onClick={() => void fetchFile()}>
        {children}
      </button>
      {problem !== null && <ProblemNotice problem={problem} />}
    </>
  );
}

interface GivenFile {
  readonly name: string;
  readonly content: Blob;
}

/** A large file lies elsewhere for some minutes, and comes from there as a download: the page stays. */
interface FileElsewhere {
  readonly url: string;
}

/** Fetches a file with the token of whoever asks, under the name that the server gives it. */
async function download(path: string): Promise<Answer<GivenFile | FileElsewhere>> {
  try {
    const response = await fetch(apiAddress(path), { headers: await whoAsks() });
    if (!response.ok) return readAnswer<GivenFile>(response.status, await response.text());
    const disposition = response.headers.get("content-disposition");
    if (disposition === null) return readAnswer<FileElsewhere>(response.status, await response.text());
    const name = fileNameOf(disposition);
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

/** Gives somebody a file that the page made or fetched. */
export function handOver(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // By now the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
