/** The styles of our tables and paragraphs, added to the header that kordoc writes: it knows no right alignment. */

/** Ids of the styles, as the body refers to them. */
export interface HwpxStyles {
  /** Characters by size in points and weight. */
  readonly char: (points: TextSize, isBold: boolean) => number;
  readonly para: (align: ParagraphAlign) => number;
  readonly border: (shade: Shade) => number;
}

export const textSizes = [7, 8, 9, 10, 11] as const;
export type TextSize = (typeof textSizes)[number];
/** `item` hangs behind its sign; `title` and `unit` stay with the table below them; `note` stands off the one above. The front page is closer. */
export const paragraphAligns = [
  "left",
  "center",
  "right",
  "item",
  "front-item",
  "title",
  "front-title",
  "unit",
  "note",
] as const;
export type ParagraphAlign = (typeof paragraphAligns)[number];
export const shades = ["none", "header", "total", "group"] as const;
export type Shade = (typeof shades)[number];

const fills: Readonly<Record<Shade, string | null>> = {
  none: null,
  header: "#DFE6F7",
  total: "#F2F2F2",
  group: "#F8F8F8",
};
const scripts = ["hangul", "latin", "hanja", "japanese", "other", "symbol", "user"];

export function withStyles(header: string): { readonly header: string; readonly styles: HwpxStyles } {
  const face = /<hh:font id="(\d+)" face="한컴돋움"/.exec(header)?.[1] ?? "1";
  const sizes = textSizes.flatMap((points) => [false, true].map((isBold) => ({ points, isBold })));
  const [chars, afterChars] = added(header, "charProperties", sizes, (id, { points, isBold }) =>
    charPr(id, points, isBold, face),
  );
  const [paras, afterParas] = added(afterChars, "paraProperties", paragraphAligns, paraPr);
  const [borders, done] = added(afterParas, "borderFills", shades, borderFill);
  return {
    header: done,
    styles: {
      char: (points, isBold) => chars + sizes.findIndex((s) => s.points === points && s.isBold === isBold),
      para: (align) => paras + paragraphAligns.indexOf(align),
      border: (shade) => borders + shades.indexOf(shade),
    },
  };
}

/** Appends to a list of the header and counts on. @returns the first id, and the header. @throws RangeError without the list. */
function added<Item>(
  header: string,
  list: string,
  items: readonly Item[],
  write: (id: number, item: Item) => string,
): [first: number, header: string] {
  const open = new RegExp(`<hh:${list} itemCnt="(\\d+)">`).exec(header);
  const body = header.slice(open?.index ?? 0, header.indexOf(`</hh:${list}>`));
  if (open === null) throw new RangeError(`The header of the document has no ${list}: kordoc has changed`);
  const ids = [...body.matchAll(/<hh:(?:charPr|paraPr|borderFill) id="(\d+)"/g)].map(([, id]) =>
    Number.parseInt(id ?? "0", 10),
  );
  const first = Math.max(-1, ...ids) + 1;
  const count = Number.parseInt(open[1] ?? "0", 10) + items.length;
  const written = items.map((item, at) => write(first + at, item)).join("");
  return [
    first,
    header
      .replace(open[0], `<hh:${list} itemCnt="${count}">`)
      .replace(`</hh:${list}>`, () => `${written}</hh:${list}>`),
  ];
}

function charPr(id: number, points: number, isBold: boolean, face: string): string {
  return (
    `<hh:charPr id="${id}" height="${points * 100}" textColor="#000000" shadeColor="none" useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="1">` +
    `${eachScript("fontRef", face)}${eachScript("ratio", "100")}${eachScript("spacing", "0")}${eachScript("relSz", "100")}${eachScript("offset", "0")}` +
    `${isBold ? "<hh:bold/>" : ""}</hh:charPr>`
  );
}

function eachScript(tag: string, value: string): string {
  return `<hh:${tag} ${scripts.map((script) => `${script}="${value}"`).join(" ")}/>`;
}

interface ParagraphShape {
  readonly align: "LEFT" | "CENTER" | "RIGHT";
  readonly left: number;
  readonly before: number;
  readonly lineSpacing: number;
  readonly staysWithNext: boolean;
}

const cell = { left: 0, before: 0, lineSpacing: 130, staysWithNext: false };
const shapes: Readonly<Record<ParagraphAlign, ParagraphShape>> = {
  left: { ...cell, align: "LEFT" },
  center: { ...cell, align: "CENTER" },
  right: { ...cell, align: "RIGHT" },
  item: { align: "LEFT", left: 1_600, before: 300, lineSpacing: 150, staysWithNext: false },
  "front-item": { align: "LEFT", left: 1_600, before: 100, lineSpacing: 130, staysWithNext: false },
  title: { align: "LEFT", left: 1_600, before: 600, lineSpacing: 150, staysWithNext: true },
  "front-title": { align: "LEFT", left: 1_600, before: 300, lineSpacing: 130, staysWithNext: true },
  unit: { ...cell, align: "RIGHT", staysWithNext: true },
  note: { ...cell, align: "LEFT", before: 300 },
};

function paraPr(id: number, align: ParagraphAlign): string {
  const shape = shapes[align];
  return (
    `<hh:paraPr id="${id}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="1" suppressLineNumbers="0" checked="0" textDir="AUTO">` +
    `<hh:align horizontal="${shape.align}" vertical="BASELINE"/><hh:heading type="NONE" idRef="0" level="0"/>` +
    `<hh:breakSetting breakLatinWord="BREAK_WORD" breakNonLatinWord="KEEP_WORD" widowOrphan="0" keepWithNext="${shape.staysWithNext ? 1 : 0}" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>` +
    `<hh:autoSpacing eAsianEng="0" eAsianNum="0"/><hh:margin>${marginPart("intent", -shape.left)}${marginPart("left", shape.left)}${marginPart("right", 0)}${marginPart("prev", shape.before)}${marginPart("next", 0)}</hh:margin>` +
    `<hh:lineSpacing type="PERCENT" value="${shape.lineSpacing}"/><hh:border borderFillIDRef="1" offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" connect="0" ignoreMargin="0"/></hh:paraPr>`
  );
}

function borderFill(id: number, shade: Shade): string {
  const fill = fills[shade];
  const brush =
    fill === null
      ? ""
      : `<hc:fillBrush><hc:winBrush faceColor="${fill}" hatchColor="#000000" alpha="0"/></hc:fillBrush>`;
  return (
    `<hh:borderFill id="${id}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">` +
    `<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>` +
    `${["left", "right", "top", "bottom"].map(borderSide).join("")}${brush}</hh:borderFill>`
  );
}

function marginPart(name: string, amount: number): string {
  return `<hc:${name} value="${amount}" unit="HWPUNIT"/>`;
}

function borderSide(name: string): string {
  return `<hh:${name}Border type="SOLID" width="0.12 mm" color="#000000"/>`;
}
