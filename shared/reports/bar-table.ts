/** The chart of a document: a picture of each bar with its numbers beside it and as its words, for whoever sees none. */
import { column, type ReportBar, type ReportTable, table, text } from "../domain/report/report-table.ts";
import { barPicture, pictureSize } from "./bar-picture.ts";
import { escaped } from "./hwpx-table.ts";
import { barText } from "./printed/bar-text.ts";
import type { ArchivePart } from "./zip-archive.ts";

const title = {
  ko: "집행률과 기대 집행률(막대: 집행률, 검은 선: 기대 집행률, 붉은 선: 연말 목표)",
  en: "Rate and expected rate (bar: rate, black line: expected rate, red line: target of the year)",
};
const columns = [
  column("name", "구분", "Name", { kind: "text", width: 18 }),
  column("bar", "집행률", "Rate", { kind: "text", width: 46 }),
  column("rate", "집행률(%)", "Execution rate (%)", { kind: "rate", width: 10 }),
  column("expected", "기대 집행률(%)", "Expected rate (%)", { kind: "rate", width: 12 }),
];
/** In 1/7200 inch: as wide as its column less the space around it. */
const picture = { width: 26_600, height: 850 } as const;
export const pictureColumn = 1;

export function barTable(bars: readonly ReportBar[]): ReportTable {
  const rows = bars.map(({ label, rate, expected }) => ({
    rank: "line" as const,
    cells: [
      text(label),
      text(""),
      { kind: "rate" as const, rate, note: null },
      { kind: "rate" as const, rate: expected, note: null },
    ],
  }));
  return { ...table("bars", title, columns, []), rows };
}

/** Of all sections, in the order in which they are told of. */
export class BarPictures {
  readonly #parts: ArchivePart[] = [];

  get parts(): readonly ArchivePart[] {
    return this.#parts;
  }

  /** Keeps the picture of a bar. @returns what refers to it from a run of text. */
  put(bar: ReportBar): string {
    const id = `bar${this.#parts.length + 1}`;
    this.#parts.push({ name: `BinData/${id}.png`, bytes: barPicture(bar) });
    return pictureXml(id, 950_000_000 + this.#parts.length, barText([bar]));
  }
}

/** Shaped as Hancom Office writes pictures that stand in a line as a sign does. */
function pictureXml(id: string, number: number, words: string): string {
  const { width, height } = picture;
  const size = `width="${width}" height="${height}"`;
  const matrix = 'e1="1" e2="0" e3="0" e4="0" e5="1" e6="0"';
  const [wholeWidth, wholeHeight] = [pictureSize.width * 75, pictureSize.height * 75];
  return (
    `<hp:pic id="${number}" zOrder="0" numberingType="PICTURE" textWrap="SQUARE" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" href="" groupLevel="0" instid="${number}" reverse="0">` +
    `<hp:offset x="0" y="0"/><hp:orgSz ${size}/><hp:curSz ${size}/><hp:flip horizontal="0" vertical="0"/>` +
    `<hp:rotationInfo angle="0" centerX="${width / 2}" centerY="${height / 2}" rotateimage="1"/>` +
    `<hp:renderingInfo><hc:transMatrix ${matrix}/><hc:scaMatrix ${matrix}/><hc:rotMatrix ${matrix}/></hp:renderingInfo>` +
    `<hp:imgRect><hc:pt0 x="0" y="0"/><hc:pt1 x="${width}" y="0"/><hc:pt2 x="${width}" y="${height}"/><hc:pt3 x="0" y="${height}"/></hp:imgRect>` +
    `<hp:imgClip left="0" right="${wholeWidth}" top="0" bottom="${wholeHeight}"/><hp:inMargin left="0" right="0" top="0" bottom="0"/>` +
    `<hp:imgDim dimwidth="${wholeWidth}" dimheight="${wholeHeight}"/>` +
    `<hc:img binaryItemIDRef="${id}" bright="0" contrast="0" effect="REAL_PIC" alpha="0"/><hp:effects/>` +
    `<hp:sz width="${width}" widthRelTo="ABSOLUTE" height="${height}" heightRelTo="ABSOLUTE" protect="0"/>` +
    '<hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>' +
    `<hp:outMargin left="0" right="0" top="0" bottom="0"/><hp:shapeComment>${escaped(words)}</hp:shapeComment></hp:pic>`
  );
}
