/** The sections of a council report, and which section a line stands in. Its contents list announces them and opens none. */
import { plainText } from "../../../domain/values/plain-text.ts";

export interface Section {
  readonly title: string;
  /** The first and last line, from 1. */
  readonly from: number;
  readonly to: number;
}

/** A heading fits on a line of print. */
const maxTitleLength = 100;
/** A list of so many sections that nothing repeats is a list all the same. */
const minUnrepeated = 3;

/** Sections under `II. 주요업무 추진실적`; the lines before the first one are a section without a title. */
export function sectionsOf(lines: readonly string[]): readonly Section[] {
  const headings = [...lines.entries()].flatMap(([at, line]) => {
    const heading = headingOf(line);
    return heading === null ? [] : [{ ...heading, from: at + 1 }];
  });
  const listed = listedIn(lines, headings);
  const starts = [{ title: "", from: 1 }, ...headings.filter(({ from }) => !listed.has(from))];
  return starts.map(({ title, from }, at) => ({
    title,
    from,
    to: (starts[at + 1]?.from ?? lines.length + 1) - 1,
  }));
}

export function sectionAt(sections: readonly Section[], row: number): Section {
  return sections.find(({ from, to }) => row >= from && row <= to) ?? { title: "", from: 1, to: row };
}

interface Heading {
  readonly ordinal: string;
  readonly title: string;
}

/** A line of the contents ends in its page, mostly behind leaders. */
function headingOf(line: string): Heading | null {
  if (line.length > maxTitleLength) return null;
  const text = plainText(line);
  if (/ \d{1,3}$/.test(text) || /[·.…‧] ?[·.…‧] ?[·.…‧]/.test(text)) return null;
  const heading = /^(?:([IVX]{1,5}) ?[.)]|([Ⅰ-Ⅻ]) ?[.)]?) ?(\S.*)$/.exec(text);
  return heading === null
    ? null
    : { ordinal: (heading[1] ?? heading[2] ?? "").normalize("NFKC"), title: heading[3] ?? "" };
}

/**
 * The headings, by their lines, that are entries of a contents list: a run of them with nothing between but pages and
 * leaders, that the headings behind it begin again, or that is long and followed by none.
 */
function listedIn(
  lines: readonly string[],
  headings: readonly (Heading & { readonly from: number })[],
): ReadonlySet<number> {
  const contents = lines.findIndex((line) => /^(보고순서|목차|차례|순서)$/.test(line.replace(/\s/g, "")));
  if (contents === -1) return new Set();
  const run: (Heading & { readonly from: number })[] = [];
  let behind = contents + 1;
  for (const heading of headings.filter(({ from }) => from > contents + 1)) {
    const isNext = lines.slice(behind, heading.from - 1).every(isLeader);
    if (!isNext || run.some(({ ordinal }) => ordinal === heading.ordinal)) break;
    run.push(heading);
    behind = heading.from;
  }
  const later = headings.find(({ from }) => from > behind);
  const isRepeated = later !== undefined && run.some(({ ordinal }) => ordinal === later.ordinal);
  const isList = isRepeated || (later === undefined && run.length >= minUnrepeated);
  return new Set(isList ? run.map(({ from }) => from) : []);
}

/** Blank, a page, leaders, or an entry of the list with its page. */
function isLeader(line: string): boolean {
  const text = plainText(line);
  return /^[\s·.…‧\-–\d]*$/.test(text) || /[·.…‧] ?[·.…‧] ?[·.…‧]|\s\d{1,3}$/.test(text);
}
