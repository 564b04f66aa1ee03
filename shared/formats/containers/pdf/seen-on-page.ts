/** Cells of a printed page with what was seen on it: raised digits apart from their amount, names as far in as they stand, and text that nobody sees told. */
import type { IRBlock, IRCell } from "kordoc";
import type { Finding } from "../../../domain/values/finding.ts";
import { placeAt, question, rejection } from "../../kernel/finding-list.ts";
import { asRaised, maxIndent } from "../../kernel/marked-text.ts";
import type { PlacedText } from "./placed-text.ts";
import type { PrintedPage } from "./plain-print.ts";
import { amountsIn, printedRows, rightOf, wordsOf } from "./printed-rows.ts";

/** An amount, and the smaller digits above or below its line that the reader of PDFs joins to it. */
export interface RaisedDigits {
  readonly amount: string;
  readonly raised: string;
}

export interface PdfSight {
  readonly raised: readonly RaisedDigits[];
  /** Runs that are drawn and not seen, with a digit in them. */
  readonly unseen: readonly string[];
  /** What was laid over the pages afterwards, and is not read. */
  readonly over: readonly string[];
  /** How many marks were left out that are laid over tables, and how many texts of layers that are switched off. */
  readonly marked: number;
  readonly layered: number;
  /** Amounts that stand aslant, which are not read. */
  readonly aslant: readonly string[];
  /** Texts of a cell that lie over each other or off its line. */
  readonly overlaid: readonly string[];
  readonly pages: readonly PrintedPage[];
}

/** The blocks with raised digits in the form that text itself prints, and what only a person can see. */
export function asSeen(
  blocks: readonly IRBlock[],
  { raised, unseen, pages }: Pick<PdfSight, "raised" | "unseen" | "pages">,
): { readonly blocks: readonly IRBlock[]; readonly findings: readonly Finding[] } {
  const cells = blocks.flatMap(({ table }) => (table?.cells ?? []).flat());
  const marked = Map.groupBy(raised, ({ amount, raised: digits }) => amount + digits);
  const findings = unseen.length === 0 ? [] : [textUnseen(unseen)];
  const known = new Map<string, string>();
  for (const [joined, [pair, ...others]] of marked) {
    // The sign may stand apart, and the thousands, too.
    const same = cells.map(plain).filter((text) => text.endsWith(joined) && /^[-−△▲]?[\d,.]+$/.test(text));
    if (pair === undefined || same.length === 0) continue;
    if (same.length > others.length + 1) findings.push(raisedUnclear(pair));
    else
      for (const text of same)
        known.set(text, `${text.slice(0, -pair.raised.length)}${asRaised(pair.raised)}`);
  }
  const withMarks = (cell: IRCell): IRCell => {
    const text = known.get(plain(cell));
    if (text === undefined) return cell;
    const { blocks: _, ...rest } = cell;
    return { ...rest, text };
  };
  const places = placesOfNames(pages);
  return {
    blocks: blocks.map((block) =>
      block.table === undefined
        ? block
        : {
            ...block,
            table: {
              ...block.table,
              cells: withIndents(
                block.table.cells.map((row) => row.map(withMarks)),
                places,
              ),
            },
          },
    ),
    findings,
  };
}

/** Where a name stands, and the amounts on its line. */
interface PlacedName {
  readonly place: PlacedText;
  readonly amounts: ReadonlySet<string>;
}

/** By their texts without blanks. */
type PlacesOfNames = ReadonlyMap<string, readonly PlacedName[]>;

function placesOfNames(pages: readonly PrintedPage[]): PlacesOfNames {
  const printed = pages.map(({ texts }) => printedRows(texts).map(wordsOf));
  const spans = printed.map((rows) => spanOf(rows.filter((words) => amountsIn(words).length > 0).flat()));
  const placed = printed.flatMap((rows, page) =>
    rows.flatMap((words) => {
      const amounts = new Set(amountsIn(words).map(plain));
      const moved = movedBy(spans[page] ?? null, spans.find((span) => span !== null) ?? null);
      return words
        .filter(({ text }) => /[가-힣]/.test(text))
        .map((word) => ({ place: { ...word, x: word.x - moved }, amounts }));
    }),
  );
  return Map.groupBy(placed, ({ place }) => plain(place));
}

type Span = readonly [left: number, right: number] | null;

function spanOf(words: readonly PlacedText[]): Span {
  let [left, right] = [Infinity, -Infinity];
  for (const word of words) [left, right] = [Math.min(left, word.x), Math.max(right, rightOf(word))];
  return left < right ? [left, right] : null;
}

/** Pages that are bound on either side have their tables further in by turns: both ends of them are then. */
function movedBy(page: Span, first: Span): number {
  if (page === null || first === null) return 0;
  const [left, right] = [page[0] - first[0], page[1] - first[1]];
  return Math.abs(left - right) < 1 ? left : 0;
}

/** In points: no printer sets lines so inexactly. */
const leastIndent = 3;

/** Parts may stand below their project by nothing else than that their names begin further in. */
function withIndents(rows: readonly (readonly IRCell[])[], places: PlacesOfNames): IRCell[][] {
  const placed = rows.map((row) => {
    const amounts = amountsIn(row).map(plain);
    return row.map((cell) => ({ place: placeOf(cell, amounts, places), isOfAmounts: amounts.length > 0 }));
  });
  const margins = Array.from({ length: Math.max(0, ...rows.map(({ length }) => length)) }, (_, at) =>
    marginOf(placed.flatMap((row) => (row[at]?.isOfAmounts === true ? (row[at].place ?? []) : []))),
  );
  return rows.map((row, line) =>
    row.map((cell, at) => {
      const margin = margins[at] ?? null;
      const { place = null, isOfAmounts = false } = placed[line]?.[at] ?? {};
      if (margin === null || place === null || !isOfAmounts) return cell;
      const depth = place.x - margin.left;
      if (depth < leastIndent) return cell;
      const { blocks: _, ...rest } = cell;
      const halves = margin.isCertain ? Math.min(Math.ceil((2 * depth) / place.size), maxIndent) : 1;
      return { ...rest, text: " ".repeat(halves) + cell.text };
    }),
  );
}

/** So many lines of one name are of no project. */
const mostAlike = 100;

/**
 * A name over several lines begins where its first line does. One that stands several times is known by the amounts on its line.
 * @returns null where it is not known, and may begin elsewhere.
 */
function placeOf({ text }: IRCell, amounts: readonly string[], places: PlacesOfNames): PlacedText | null {
  const [line = ""] = text.trim().split("\n");
  const all = places.get(line.replaceAll(/\s/g, "")) ?? [];
  if (all.length > mostAlike) return null;
  const beside = all.filter((each) => amounts.every((own) => each.amounts.has(own)));
  const named = beside.length === 0 ? all : beside;
  const starts = named.map(({ place }) => place.x);
  return Math.max(...starts) - Math.min(...starts) < leastIndent ? (named[0]?.place ?? null) : null;
}

/**
 * Where the names of a column begin; null where they are set in its middle or on its right, so that each begins elsewhere. Several that
 * begin alike may be of one length there, or be drawn in: then amounts alone tell, as of a narrow indent.
 */
function marginOf(
  names: readonly PlacedText[],
): { readonly left: number; readonly isCertain: boolean } | null {
  const left = Math.min(...names.map(({ x }) => x));
  const inside = names.filter(({ x }) => x - left >= leastIndent);
  const atMargin = names.length - inside.length;
  const starts = inside.map(({ x }) => x).toSorted((a, b) => a - b);
  const alike = starts.filter((x, at) => x - (starts[at - 1] ?? -Infinity) < leastIndent).length;
  const isAside = [middleOf, rightOf].some((placeIn) => areAlike(names.map(placeIn), inside.map(placeIn)));
  if (inside.length > 0 && isAside)
    return alike > 0 && alike === starts.length - 1 ? { left, isCertain: false } : null;
  // A few projects above all others are at the margin if these begin alike.
  const isMargin = (atMargin > 1 && atMargin * 10 >= names.length) || alike * 2 >= starts.length;
  return isMargin ? { left, isCertain: true } : null;
}

/** All, and all of those that are further in, but for one in ten that is cut or bears a mark. */
function areAlike(places: readonly number[], inside: readonly number[]): boolean {
  const sorted = places.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return [places, inside].every(
    (each) => each.filter((place) => Math.abs(place - middle) >= leastIndent).length * 10 <= each.length,
  );
}

function middleOf({ x, width }: PlacedText): number {
  return x + width / 2;
}

function plain({ text }: { readonly text: string }): string {
  return text.replaceAll(/\s/g, "");
}

export function textUnseen(runs: readonly string[]): Finding {
  const text = runs.join(" ").slice(0, 80);
  return question("text-unseen", placeAt(null, null, text), {
    ko: `인쇄하면 보이지 않는 글("${text}")이 문서에 있고, 그 글도 읽었습니다. 반영할 내용이면 보류를 해제하고, 아니면 원본에서 지우고 다시 올려 주십시오.`,
    en: `The document holds text that nobody sees on paper ("${text}"), and it was read, too. If it counts, release the file; else delete it in the original and upload again.`,
  });
}

function raisedUnclear({ amount, raised }: RaisedDigits): Finding {
  return rejection("raised-unclear", placeAt(null, null, `${amount}${raised}`), {
    ko: `금액 "${amount}" 뒤에 작은 글자 "${raised}"(이)가 붙어 있어 각주인지 금액인지 알 수 없습니다. 원본에서 각주 표시를 지우거나 원본 문서(HWPX, DOCX)를 올려 주십시오.`,
    en: `Behind the amount "${amount}" stands a small "${raised}", a footnote or a part of the amount. Remove the mark in the original, or upload the original document (HWPX, DOCX).`,
  });
}
