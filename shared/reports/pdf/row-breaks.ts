/** Where a table is parted between pages: a group stays with its rows, and no row stands alone below a header or behind a break. */

export interface BreakRow {
  readonly height: number;
  readonly rank: "total" | "group" | "line";
}

/** A group of more rows than this is parted like any others. */
const mostKept = 8;
/** A table that takes less of a page is not parted where a new page holds all of it. */
const smallTable = 0.3;

/**
 * How many rows stand on each page.
 * @param room for rows on the page that is open, and on a new one: 0 first means that the table begins on a new page.
 */
export function rowsPerPage(
  rows: readonly BreakRow[],
  room: { readonly first: number; readonly whole: number },
): readonly number[] {
  const all = rows.reduce((sum, { height }) => sum + height, 0);
  if (all <= room.first) return [rows.length];
  if (all <= room.whole * smallTable) return [0, rows.length];
  const blocks = blocksOf(rows, room.whole);
  const pages: number[] = [];
  let at = 0;
  let space = room.first;
  while (at < blocks.length) {
    const taken = takenBlocks(blocks, at, space, pages.length > 0);
    pages.push(blocks.slice(at, at + taken).reduce((sum, { count }) => sum + count, 0));
    at += taken;
    space = room.whole;
  }
  return pages;
}

/** The least room for rows with which the table begins on the page that is open. */
export function leastRoom(rows: readonly BreakRow[], whole: number): number {
  let room = 0;
  for (const { height } of rows) {
    room += height;
    if ((rowsPerPage(rows, { first: room, whole })[0] ?? 0) > 0) break;
  }
  return room;
}

interface Block {
  readonly count: number;
  readonly height: number;
}

/** What is never parted: the total with the row below it, and a group with its rows. */
function blocksOf(rows: readonly BreakRow[], whole: number): readonly Block[] {
  const blocks: { count: number; height: number; isGroup: boolean }[] = [];
  for (const [at, { height, rank }] of rows.entries()) {
    const open = blocks.at(-1);
    const isNext = rows[at - 1]?.rank === "total" && rank !== "total" && at === 1;
    const isOfGroup = open?.isGroup === true && rank === "line" && open.count < mostKept;
    if (open !== undefined && (isOfGroup || isNext) && open.height + height <= whole) {
      open.count += 1;
      open.height += height;
      open.isGroup ||= rank === "group";
    } else blocks.push({ count: 1, height, isGroup: rank === "group" });
  }
  return blocks;
}

/** How many blocks from `from` on stand on a page: one goes on to the next page rather than leaving a row alone there. */
function takenBlocks(blocks: readonly Block[], from: number, space: number, isNewPage: boolean): number {
  let taken = 0;
  let rows = 0;
  let height = 0;
  for (const block of blocks.slice(from)) {
    if (height + block.height > space) break;
    height += block.height;
    rows += block.count;
    taken += 1;
  }
  const left = blocks.slice(from + taken);
  const isOneLeft = left.length === 1 && left[0]?.count === 1;
  const last = blocks[from + taken - 1];
  if (isOneLeft && last !== undefined && rows - last.count >= 2) {
    taken -= 1;
    rows -= last.count;
  }
  if (taken > 0 && (rows >= 2 || left.length === 0)) return taken;
  // A row higher than a page is cut by nobody but the page: it is put down where it is.
  return isNewPage ? Math.max(1, taken) : 0;
}
