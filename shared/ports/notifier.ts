/** Who brings a notice to people: a topic in the cloud, a folder of letters and a terminal on one PC. */
import type { Severity } from "../domain/policy.ts";
import type { Books } from "../domain/books.ts";

export interface Notice {
  /** The same for the same news, so that a channel can drop what it has delivered. */
  readonly id: string;
  readonly books: Books;
  readonly at: string;
  readonly kind: "alert" | "upload";
  /** Whom it concerns; null for the whole office. */
  readonly department: string | null;
  /** The gravest matter in it; null when it tells of no open alert. */
  readonly severity: Severity | null;
  /** One line. */
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

export interface Notifier {
  deliver(notice: Notice): Promise<void>;
}
