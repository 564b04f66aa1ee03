/**
 * What a person asked for through the API and another stage does. Of each upload and of each day the last wish
 * alone stands, and while it is open nothing else can be asked there: two wishes about one thing never cross.
 */
import type { Books } from "./books.ts";
import type { IsoDate } from "./calendar.ts";
import type { Finding } from "./finding.ts";
import { minutesAfter } from "./instant.ts";
import type { Principal } from "./principal.ts";

export type UploadAct = "release-upload" | "discard-upload" | "undo-upload";

export interface AskedOfUpload {
  readonly act: UploadAct;
  readonly uploadId: string;
  /** Of the upload as the person saw it: what became of it since is not what they decided about. */
  readonly uploadVersion: number;
}

export interface AskedSnapshot {
  readonly act: "take-snapshot";
  readonly asOf: IsoDate;
  readonly isForced: boolean;
}

export type AskedAct = AskedOfUpload | AskedSnapshot;

export type Asker = Pick<Principal, "subject" | "name" | "role">;

export interface WishAnswer {
  readonly at: string;
  /** What the act came to in its own word, such as `applied`; else `refused`, and findings say why. */
  readonly outcome: string;
  readonly findings: readonly Finding[];
}

export interface Wish<Asked extends AskedAct = AskedAct> {
  readonly books: Books;
  readonly asked: Asked;
  readonly by: Asker;
  readonly at: string;
  /** Null until the stage has done it, or could not. */
  readonly answer: WishAnswer | null;
  /** One more with every wish about the same thing, and with every answer. */
  readonly version: number;
}

export type AnsweredWish = Wish & { readonly answer: WishAnswer };

export function answered(wish: Wish, answer: WishAnswer): AnsweredWish {
  return { ...wish, answer, version: wish.version + 1 };
}

/** What no stage answered after all tries of a stream: it lies in a failure queue, and may be asked for again. */
const openMinutes = 15;

export function isOpen({ answer, at }: Wish, now: string): boolean {
  return answer === null && now < minutesAfter(at, openMinutes);
}

export type WishState = "open" | "done" | "refused" | "lost";

export function stateOfWish(wish: Wish, now: string): WishState {
  if (wish.answer === null) return isOpen(wish, now) ? "open" : "lost";
  return wish.answer.outcome === "refused" ? "refused" : "done";
}

export function uploadWishName(uploadId: string): string {
  return `upload/${uploadId}`;
}

export const snapshotWishPrefix = "snapshot/";

export function snapshotWishName(asOf: IsoDate): string {
  return `${snapshotWishPrefix}${asOf}`;
}

/** What a wish is about, inside its books. */
export function wishName(asked: AskedAct): string {
  return asked.act === "take-snapshot" ? snapshotWishName(asked.asOf) : uploadWishName(asked.uploadId);
}

export function isOfUpload(wish: Wish): wish is Wish<AskedOfUpload> {
  return wish.asked.act !== "take-snapshot";
}

export function isOfSnapshot(wish: Wish): wish is Wish<AskedSnapshot> {
  return wish.asked.act === "take-snapshot";
}
