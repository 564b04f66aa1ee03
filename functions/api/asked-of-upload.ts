/** What was asked of an upload, where another stage does it: stored, told, and shown with what came of it. */
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import {
  type AskedOfUpload,
  type Asker,
  isOfUpload,
  stateOfWish,
  type UploadAct,
  uploadWishName,
  type Wish,
} from "../../shared/domain/wish.ts";
import type { UploadSettling } from "../../shared/ports/upload-acts.ts";
import { type AskingDependencies, askWish } from "./ask-wish.ts";
import { findingView } from "../../shared/reading/finding-view.ts";
import type { AskedView } from "./upload-view.ts";

/** Null of each answer: the ingest stage does it. */
export function askedSettling(world: AskingDependencies): UploadSettling {
  const ask = async (act: UploadAct, upload: Upload, by: Asker): Promise<null> => {
    const { books, uploadId, version: uploadVersion } = upload;
    await askWish({ books, asked: { act, uploadId, uploadVersion }, by }, newsOf, world);
    return null;
  };
  return {
    release: (upload, by) => ask("release-upload", upload, by),
    discard: (upload, by) => ask("discard-upload", upload, by),
    undo: (upload, by) => ask("undo-upload", upload, by),
  };
}

function newsOf({ books, at, asked, version: wishVersion }: Wish<AskedOfUpload>, id: string): OutboxBundle {
  const { uploadId } = asked;
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
    state: stateOfWish(wish, clock.now()),
    findings: (answer?.findings ?? []).map(findingView),
  };
}
