/** Files that wait to be tried and sent: what each has come to, and which is next. One at a time, as the books take them. */
import type { PreviewAnswer, Problem, SettledAnswer } from "../../shared/contracts/api/api.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { PickedFile } from "../context/picked-files.ts";

export type Stage =
  | { readonly kind: "waiting" }
  | { readonly kind: "trying"; readonly part: number }
  | { readonly kind: "tried"; readonly dryRun: PreviewAnswer }
  /** No answer to the trying. */
  | { readonly kind: "untried"; readonly problem: Problem }
  /** It is not sent, and why. */
  | { readonly kind: "unfit"; readonly words: Bilingual }
  /** Its bytes are those of another file of the queue. */
  | { readonly kind: "twin"; readonly of: string }
  | { readonly kind: "chosen" }
  /** `isAgain`: the connection was lost before an answer came. */
  | { readonly kind: "sending"; readonly part: number; readonly isAgain: boolean }
  /** Waits for the server, and then begins anew from its first byte. */
  | { readonly kind: "lost" }
  | {
      readonly kind: "sent";
      readonly outcome: SettledAnswer["outcome"];
      readonly uploadId: string;
      readonly isAgain: boolean;
    }
  | { readonly kind: "failed"; readonly problem: Problem };

export interface QueuedFile extends PickedFile {
  readonly id: number;
  readonly stage: Stage;
}

export type Queue = readonly QueuedFile[];

/** What was sent before goes with the next pick; what is still open stays. */
export function withPicked(queue: Queue, picked: readonly PickedFile[], firstId: number): Queue {
  const isOver = queue.every(({ stage }) => isEnd(stage));
  const added = picked.map((file, at): QueuedFile => ({
    ...file,
    id: firstId + at,
    stage: { kind: "waiting" },
  }));
  return [...(isOver ? [] : queue), ...added];
}

export function withStage(queue: Queue, id: number, stage: Stage): Queue {
  return queue.map((each) => (each.id === id ? { ...each, stage } : each));
}

/** Nothing more comes of it by itself. */
function isEnd({ kind }: Stage): boolean {
  return kind === "sent" || kind === "unfit" || kind === "twin" || kind === "failed";
}

/** What a person may send: what was tried, also where it would be held. */
export function isSendable(stage: Stage, mayGoUntried: boolean): boolean {
  if (stage.kind === "untried") return mayGoUntried;
  if (stage.kind !== "tried") return false;
  const { verdict } = stage.dryRun;
  return verdict === "applied" || verdict === "held";
}

/** Sending comes before trying: what is tried is held against what the books are after it. */
export function nextOf(queue: Queue): QueuedFile | null {
  const first = (...kinds: readonly Stage["kind"][]): QueuedFile | undefined =>
    queue.find(({ stage }) => kinds.includes(stage.kind));
  return first("lost", "chosen") ?? first("waiting") ?? null;
}

/** Whether who leaves now cuts something off. */
export function isSending(queue: Queue): boolean {
  return queue.some(({ stage: { kind } }) => kind === "sending" || kind === "chosen" || kind === "lost");
}

/** Every file that is not at work is tried anew: what is said beside them is another. */
export function triedAnew(queue: Queue): Queue {
  return queue.map((each) => {
    const { kind } = each.stage;
    const isOpen = kind === "tried" || kind === "untried" || kind === "trying";
    return isOpen ? { ...each, stage: { kind: "waiting" } } : each;
  });
}

export interface QueueCounts {
  readonly all: number;
  readonly tried: number;
  readonly sendable: number;
  readonly sent: number;
  /** Chosen to be sent, sent or not. */
  readonly chosen: number;
  readonly left: number;
}

export function countsOf(queue: Queue, mayGoUntried: boolean): QueueCounts {
  const of = (...kinds: readonly Stage["kind"][]): number =>
    queue.filter(({ stage }) => kinds.includes(stage.kind)).length;
  const sent = of("sent");
  const left = of("chosen", "sending", "lost");
  return {
    all: queue.length,
    tried: queue.length - of("waiting", "trying"),
    sendable: queue.filter(({ stage }) => isSendable(stage, mayGoUntried)).length,
    sent,
    chosen: sent + left,
    left,
  };
}
