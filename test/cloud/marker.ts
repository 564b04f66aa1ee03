/** Something that goes the whole way behind everything else: when it is out and no queue holds anything, all is out. */
import { newBooks, put } from "./deployed-cloud.ts";
import { oneProject, projectsYear } from "./files.ts";
import { NoticeInbox } from "./notice-inbox.ts";
import { emptyQueues } from "./queues.ts";

/** Returns once the news of every upload that was applied before has been assessed and told. */
export async function passMarker(): Promise<void> {
  const books = newBooks(projectsYear);
  const inbox = await NoticeInbox.open({ office: [books.office] });
  await put(
    { books, options: { asOf: null, unit: null, mapping: null }, fileName: "marker.csv" },
    oneProject(books),
  );
  await inbox.until(({ length }) => length > 0);
  await inbox.close();
  // Books are worked beside each other: what came before may still be under way.
  await emptyQueues();
}
