/**
 * Tries and sends files one after another. It lives as long as the tab and not as the view: who looks elsewhere, or has to
 * log in again, finds it as it was. A file is taken whole or not at all, and the same bytes twice are once: one that was
 * cut off is sent anew.
 */
import type {
  PresignAnswer,
  PreviewAnswer,
  Problem,
  UploadedAnswer,
} from "../../shared/contracts/api/api.ts";
import type { Answer } from "../api/ask.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Picked } from "../context/picked-files.ts";
import {
  isSendable,
  nextOf,
  type Queue,
  type QueuedFile,
  type Stage,
  triedAnew,
  withPicked,
  withStage,
} from "./upload-queue.ts";
import type { Beside, OnProgress } from "./post-file.ts";

export interface QueueWork {
  /** Why a file is not worth sending. */
  unfit(file: File): Promise<Bilingual | null>;
  lostSince(file: File): Promise<Bilingual | null>;
  holdSameBytes(a: File, b: File): Promise<boolean>;
  tryOut(file: File, beside: Beside, onProgress: OnProgress): Promise<Answer<PreviewAnswer>>;
  send(file: File, beside: Beside, onProgress: OnProgress): Promise<Answer<UploadedAnswer | PresignAnswer>>;
  isReached(): boolean;
  /** When the server is there again. */
  reached(): Promise<void>;
  /** The books have changed. */
  changed(): void;
}

export interface QueueState {
  readonly files: Queue;
  readonly beside: Beside;
  readonly left: Omit<Picked, "files">;
}

export interface FileQueue {
  readonly read: () => QueueState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly add: (picked: Picked) => void;
  readonly describe: (beside: Beside) => void;
  /** Those that may be, or one. */
  readonly send: (mayGoUntried: boolean) => void;
  readonly sendOne: (id: number) => void;
  readonly remove: (id: number) => void;
  /** All but the one that is being sent. */
  readonly clear: () => void;
  /** Goes on where somebody had to log in. */
  readonly resume: () => void;
  readonly stop: () => void;
}

const nothingLeft = { passedOver: 0, tooMany: 0 };

export function fileQueue(work: QueueWork): FileQueue {
  let state: QueueState = { files: [], beside: { asOf: "", unit: "" }, left: nothingLeft };
  let nextId = 1;
  let [isRunning, isStopped] = [false, false];
  const listeners = new Set<() => void>();
  const hold = (changes: Partial<QueueState>): void => {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  };
  const put = (id: number, stage: Stage): void => hold({ files: withStage(state.files, id, stage) });
  const stageOf = (id: number): Stage["kind"] | null =>
    state.files.find((each) => each.id === id)?.stage.kind ?? null;

  const upcoming = (): QueuedFile | null => (isStopped ? null : nextOf(state.files));
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (let next = upcoming(); next !== null; next = upcoming())
      await (next.stage.kind === "waiting" ? tryNext(next) : sendNext(next));
    isRunning = false;
  };
  const waitFor = async ({ code }: Problem): Promise<"again" | "over"> => {
    if (code === "unauthenticated") isStopped = true;
    else if (code === "unavailable" && !work.isReached()) await work.reached();
    else return "over";
    return "again";
  };
  const tryNext = async ({ id, file }: QueuedFile): Promise<void> => {
    const { beside } = state;
    put(id, { kind: "trying", part: 0 });
    const known = await knownBefore(id, file);
    if (known !== null) return put(id, known);
    const answer = await work.tryOut(file, beside, (part) => {
      if (stageOf(id) === "trying") put(id, { kind: "trying", part });
    });
    // It was taken out, or other words stand beside it by now: then it waits to be tried with them.
    if (stageOf(id) !== "trying") return;
    if (state.beside !== beside) return put(id, { kind: "waiting" });
    if (answer.kind === "given") return put(id, { kind: "tried", dryRun: answer.value });
    const lost = await work.lostSince(file);
    if (lost !== null) return put(id, { kind: "unfit", words: lost });
    const { problem } = answer;
    const isOver = (await waitFor(problem)) === "over";
    if (stageOf(id) === "trying") put(id, isOver ? { kind: "untried", problem } : { kind: "waiting" });
  };
  const knownBefore = async (id: number, file: File): Promise<Stage | null> => {
    const words = await work.unfit(file);
    if (words !== null) return { kind: "unfit", words };
    for (const other of state.files) {
      const counts = other.stage.kind !== "unfit" && other.stage.kind !== "twin";
      if (other.id < id && counts && (await work.holdSameBytes(other.file, file)))
        return { kind: "twin", of: other.path };
    }
    return null;
  };
  const sendNext = async ({ id, file, stage }: QueuedFile): Promise<void> => {
    const isAgain = stage.kind === "lost";
    put(id, { kind: "sending", part: 0, isAgain });
    const answer = await work.send(file, state.beside, (part) => put(id, { kind: "sending", part, isAgain }));
    if (answer.kind === "given") {
      const { value } = answer;
      const [outcome, uploadId] =
        "outcome" in value
          ? [value.outcome, value.upload.uploadId]
          : (["requested", value.uploadId] as const);
      put(id, { kind: "sent", outcome, uploadId, isAgain });
      return work.changed();
    }
    const lost = await work.lostSince(file);
    if (lost !== null) return put(id, { kind: "unfit", words: lost });
    const { problem } = answer;
    if (problem.code === "unavailable") put(id, { kind: "lost" });
    if ((await waitFor(problem)) === "over") return put(id, { kind: "failed", problem });
    if (problem.code === "unauthenticated") put(id, { kind: "chosen" });
  };
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: ({ files, ...left }) => {
      hold({ files: withPicked(state.files, files, nextId), left });
      nextId += files.length;
      void run();
    },
    describe: (beside) => {
      hold({ beside, files: triedAnew(state.files) });
      void run();
    },
    send: (mayGoUntried) => {
      const files = state.files.map((each): QueuedFile =>
        isSendable(each.stage, mayGoUntried) ? { ...each, stage: { kind: "chosen" } } : each,
      );
      hold({ files });
      void run();
    },
    sendOne: (id) => {
      put(id, { kind: "chosen" });
      void run();
    },
    remove: (id) => hold({ files: state.files.filter((each) => each.id !== id) }),
    clear: () =>
      hold({ files: state.files.filter(({ stage }) => stage.kind === "sending"), left: nothingLeft }),
    resume: () => {
      isStopped = false;
      void run();
    },
    stop: () => {
      isStopped = true;
      hold({ files: [], left: nothingLeft });
    },
  };
}
