/** What was asked of an upload, where another stage does it: stored, told, and shown with what came of it. */
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import {
  type AskedOfUpload,
  type Asker,
  isOfUpload,
  isOpen,
  type UploadAct,
  uploadWishName,
  type Wish,
} from "../../shared/domain/wish.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { UploadSettling } from "../../shared/ports/upload-acts.ts";
import type { WishStore } from "../../shared/ports/wish-store.ts";
import { type AskedView, findingView } from "./upload-view.ts";

export interface AskingDependencies {
  readonly wishes: WishStore;
  readonly clock: Clock;
}

/** Null of each answer: the ingest stage does it. */
export function askedSettling(world: AskingDependencies): UploadSettling {
  const ask = async (act: UploadAct, upload: Upload, by: Asker): Promise<null> => {
    await askOfUpload(act, upload, by, world);
    return null;
  };
  return {
    release: (upload, by) => ask("release-upload", upload, by),
    discard: (upload, by) => ask("discard-upload", upload, by),
    undo: (upload, by) => ask("undo-upload", upload, by),
  };
}

/** @throws Failure `wish-open` when something else was asked of it and is not done. */
async function askOfUpload(
  act: UploadAct,
  { books, uploadId, version: uploadVersion }: Upload,
  by: Asker,
  { wishes, clock }: AskingDependencies,
): Promise<void> {
  const at = clock.now();
  const last = await wishes.find(books, uploadWishName(uploadId));
  const asked: AskedOfUpload = { act, uploadId, uploadVersion };
  const wish: Wish = { books, asked, by, at, answer: null, version: (last?.version ?? 0) + 1 };
  const isFree = last === null || !isOpen(last, at);
  if (isFree && (await wishes.ask(wish, bundleOf(wish, uploadId))) === "stored") return;
  throw new Failure("Something was asked of this upload already and is not done; wait for its answer.", {
    code: "wish-open",
    retryable: false,
    context: { uploadId },
  });
}

function bundleOf({ books, at, version: wishVersion }: Wish, uploadId: string): OutboxBundle {
  const id = `${books.office}/${books.fiscalYear}/wish/${uploadWishName(uploadId)}/${wishVersion}`;
  const event = { type: "UploadActAsked", version: 1, id, uploadId, wishVersion } as const;
  return { topic: "upload-wish", id, books, at, events: [event] };
}

const actNames = { "release-upload": "release", "discard-upload": "discard", "undo-upload": "undo" } as const;

/** As the API shows the wish that stands on an upload. */
export async function askedView(
  { books, uploadId }: Upload,
  { wishes, clock }: AskingDependencies,
): Promise<AskedView | null> {
  const wish = await wishes.find(books, uploadWishName(uploadId));
  if (wish === null || !isOfUpload(wish)) return null;
  const { asked, by, at, answer } = wish;
  return {
    act: actNames[asked.act],
    by: by.name,
    at,
    state: stateOf(wish, clock.now()),
    findings: (answer?.findings ?? []).map(findingView),
  };
}

function stateOf(wish: Wish, now: string): AskedView["state"] {
  if (wish.answer === null) return isOpen(wish, now) ? "open" : "lost";
  return wish.answer.outcome === "refused" ? "refused" : "done";
}
