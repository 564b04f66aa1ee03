/** The look of a reason beside a row: dark red on light red, wrapped. Added to a workbook's own styles, none of which changes. */
import { Buffer } from "node:buffer";
import type { ZipPart } from "../zip/zip-parts.ts";

const stylesPart = "xl/styles.xml";

const font = '<font><color rgb="FF9C0006"/><sz val="10"/><name val="Malgun Gothic"/></font>';
const fill = '<fill><patternFill patternType="solid"><fgColor rgb="FFFFE3E3"/></patternFill></fill>';

export interface StyledParts {
  readonly parts: readonly ZipPart[];
  /** The number of the look; null where the workbook's styles are laid out in a way of their own. */
  readonly style: number | null;
}

export function withReasonStyle(parts: readonly ZipPart[]): StyledParts {
  const styles = parts.find(({ name }) => name.toLowerCase() === stylesPart);
  if (styles === undefined) return { parts, style: null };
  const xml = Buffer.from(styles.bytes).toString("utf8");
  const fonts = appended(xml, "fonts", font);
  const fills = fonts === null ? null : appended(fonts.xml, "fills", fill);
  if (fonts === null || fills === null) return { parts, style: null };
  const format =
    `<xf numFmtId="49" fontId="${fonts.at}" fillId="${fills.at}" borderId="0" xfId="0" ` +
    'applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>';
  const formats = appended(fills.xml, "cellXfs", format);
  if (formats === null) return { parts, style: null };
  const bytes = Buffer.from(formats.xml);
  return { parts: parts.map((part) => (part === styles ? { ...part, bytes } : part)), style: formats.at };
}

/** Puts one more behind the last of a list, and says which it is. */
function appended(
  xml: string,
  list: string,
  item: string,
): { readonly xml: string; readonly at: number } | null {
  const found = new RegExp(`<${list}\\s[^>]*?count="(\\d+)"[^>]*?>`).exec(xml);
  const end = xml.indexOf(`</${list}>`);
  if (found === null || found[1] === undefined || end === -1) return null;
  const at = Number(found[1]);
  const open = found[0].replace(/count="\d+"/, `count="${at + 1}"`);
  const before = xml.slice(0, found.index);
  const inside = xml.slice(found.index + found[0].length, end);
  return { xml: `${before}${open}${inside}${item}${xml.slice(end)}`, at };
}
