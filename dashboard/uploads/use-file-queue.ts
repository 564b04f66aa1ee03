/** The queue of files of who looks, for the books that they look at. */
import { useEffect, useState, useSyncExternalStore } from "react";
import type { PresignAnswer, PreviewAnswer, UploadedAnswer } from "../../shared/contracts/api/api.ts";
import { isReached, whenReached } from "../api/ask.ts";
import { tellChanged } from "../api/use-answer.ts";
import { takeFiles, useGivenFiles, whenForgotten } from "../context/picked-files.ts";
import { type Session, useSession } from "../context/session.tsx";
import { isSending } from "./upload-queue.ts";
import { holdSameBytes, lostSince, unfitWords } from "./check-file.ts";
import { type FileQueue, fileQueue, type QueueState } from "./file-queue.ts";
import { postFile, putFile, tryFile } from "./post-file.ts";

const queues = new Map<string, FileQueue>();

whenForgotten(() => {
  for (const queue of queues.values()) queue.stop();
  queues.clear();
});

addEventListener("beforeunload", (event) => {
  if ([...queues.values()].some((queue) => isSending(queue.read().files))) event.preventDefault();
});

export function useFileQueue(): { readonly queue: FileQueue; readonly state: QueueState } {
  const session = useSession();
  const [queue] = useState(() => queueOf(session));
  const given = useGivenFiles();
  useEffect(() => queue.resume(), [queue]);
  useEffect(() => {
    const taken = given === null ? null : takeFiles();
    if (taken !== null) queue.add(taken);
  }, [given, queue]);
  return { queue, state: useSyncExternalStore(queue.subscribe, queue.read) };
}

function queueOf({ me, base }: Session): FileQueue {
  const key = `${me.subject} ${base}`;
  const known = queues.get(key);
  if (known !== undefined) return known;
  const uploads = `${base}/uploads`;
  const isDirect = me.uploads === "direct";
  const made = fileQueue({
    unfit: (file) => unfitWords(file, me.maxUploadBytes),
    lostSince,
    holdSameBytes,
    tryOut: (file, beside, onProgress) =>
      isDirect
        ? postFile<PreviewAnswer>(`${uploads}/preview`, file, beside, onProgress)
        : tryFile(uploads, file, beside, onProgress),
    send: (file, beside, onProgress) =>
      isDirect
        ? postFile<UploadedAnswer>(uploads, file, beside, onProgress)
        : putFile<PresignAnswer>(uploads, file, beside, onProgress),
    isReached,
    reached: whenReached,
    changed: tellChanged,
  });
  queues.set(key, made);
  return made;
}
