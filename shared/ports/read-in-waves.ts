/** As many as a table answers well at the same time: one by one a ledger would take minutes, and all at once would fill memory. */
const readsAtOnce = 25;

/** What was read, in the order of the items. */
export async function* readInWaves<Item, Result>(
  items: readonly Item[],
  read: (item: Item, at: number) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  for (let from = 0; from < items.length; from += readsAtOnce) {
    const wave = items.slice(from, from + readsAtOnce);
    yield* await Promise.all(wave.map((item, at) => read(item, from + at)));
  }
}
