/** The queue of one stage: bundles of one books come out in the order in which they were put in. */
import type { Books } from "../domain/values/books.ts";

export interface QueuedBundle {
  readonly id: string;
  readonly books: Books;
  /** The bundle's JSON. */
  readonly body: string;
}

export interface BundleQueue {
  /** Twice within minutes is once. */
  put(bundle: QueuedBundle): Promise<void>;
}
