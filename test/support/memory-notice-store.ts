/** Notices in memory. */
import type { Books } from "../../shared/domain/books.ts";
import { destinationText } from "../../shared/domain/notice.ts";
import { dueMoment, type StoredNotice } from "../../shared/domain/notice-state.ts";
import type { NoticeAddress, NoticeStore, PendingNotice } from "../../shared/ports/notice-store.ts";

export class MemoryNoticeStore implements NoticeStore {
  readonly maxNoticesPerSave = 40;
  readonly #notices = new Map<string, StoredNotice>();

  read(address: NoticeAddress): Promise<StoredNotice | null> {
    return Promise.resolve(this.#notices.get(nameOf(address)) ?? null);
  }

  save(notices: readonly StoredNotice[]): Promise<"saved" | "conflict"> {
    const isOvertaken = notices.some(
      ({ notice, version }) => (this.#notices.get(nameOf(notice))?.version ?? 0) !== version - 1,
    );
    if (isOvertaken) return Promise.resolve("conflict");
    for (const stored of notices) this.#notices.set(nameOf(stored.notice), stored);
    return Promise.resolve("saved");
  }

  async pending(books: Books | null): Promise<PendingNotice[]> {
    const all = books === null ? [...this.#notices.values()] : await this.list(books);
    return inOrder(all).flatMap((stored) => {
      const { id, at, to } = stored.notice;
      const until = dueMoment(stored);
      return until === null ? [] : [{ books: stored.notice.books, id, at, until, to: destinationText(to) }];
    });
  }

  list({ office, fiscalYear }: Books): Promise<StoredNotice[]> {
    const isOfBooks = ({ notice: { books } }: StoredNotice) =>
      books.office === office && books.fiscalYear === fiscalYear;
    return Promise.resolve(inOrder([...this.#notices.values()].filter(isOfBooks)));
  }
}

function inOrder(notices: readonly StoredNotice[]): StoredNotice[] {
  return notices.toSorted((a, b) => (a.notice.at < b.notice.at ? -1 : a.notice.at > b.notice.at ? 1 : 0));
}

function nameOf({ books: { office, fiscalYear }, id }: Pick<NoticeAddress, "books" | "id">): string {
  return `${office}/${fiscalYear}/${id}`;
}
