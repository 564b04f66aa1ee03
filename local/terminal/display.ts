/** How a person reads what is printed: in which language, how wide, in colour or not, at which clock. */
import { stripVTControlCharacters, styleText } from "node:util";
import { eastAsianWidth } from "get-east-asian-width";
import type { Bilingual, Language } from "../../shared/domain/values/bilingual.ts";
import type { MoneyUnit } from "../../shared/domain/values/won.ts";

export interface Display {
  readonly language: Language;
  /** The width of the terminal; null where lines may be as long as they are. */
  readonly columns: number | null;
  readonly hasColours: boolean;
  /** Moments are printed in UTC instead of this computer's own time. */
  readonly isUtc: boolean;
  /** Of the amounts of tables: won, unless the command was asked for another. */
  readonly unit: MoneyUnit;
}

/** The one of two texts that this person reads. */
export function say({ language }: Pick<Display, "language">, text: Bilingual): string {
  return text[language];
}

/** What a file or a program reads: no width, no colour. */
export function plainDisplay(language: Language): Display {
  return { language, columns: null, hasColours: false, isUtc: false, unit: "원" };
}

/** A narrower terminal shows no table that a person can use. */
const fewestColumns = 40;

/** COLUMNS wins over what the terminal says, as in every shell. */
export function columnsOf(env: NodeJS.ProcessEnv, terminalColumns: number | undefined): number | null {
  const given = /^[1-9]\d{0,3}$/.test(env["COLUMNS"] ?? "") ? Number(env["COLUMNS"]) : null;
  const columns = given ?? terminalColumns ?? null;
  return columns === null || columns === 0 ? null : Math.max(columns, fewestColumns);
}

/** NO_COLOR, FORCE_COLOR and the kind of terminal decide. */
export function showsColours(stream: NodeJS.WriteStream): boolean {
  return styleText("red", "x", { stream }) !== "x";
}

/** What joins the sign before it, or is not shown: it takes no column. Hangul in its letters is put together first. */
const withoutColumn = /[\p{Mark}\p{Default_Ignorable_Code_Point}]/gu;

/** Most of what is printed. The general way is right for it, too, and builds tables of all scripts first, which takes longer than a command may. */
const plain = /^[ -~·–—…→×─-╿가-힣]*$/;
const [firstSyllable, lastSyllable] = [0xac00, 0xd7a3];

/** In columns: a Hangul syllable takes two. Whole sequences of emoji are counted by their parts: no name in a budget has one. */
export function widthOf(text: string): number {
  let width = 0;
  if (plain.test(text)) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      width += code >= firstSyllable && code <= lastSyllable ? 2 : 1;
    }
    return width;
  }
  for (const sign of stripVTControlCharacters(text).normalize("NFC").replaceAll(withoutColumn, ""))
    width += eastAsianWidth(sign.codePointAt(0) ?? 0);
  return width;
}

const escape = "\u001b";
const colourCodes = new RegExp(`${escape}\\[(?:1|22|31|33|36|39)m`, "gu");

/** A terminal obeys control characters, and names come from other people's files: here they only show. Our colours stay. */
export function printable(text: string, hasColours = false): string {
  if (!hasColours) return withoutControls(text);
  const codes = text.match(colourCodes) ?? [];
  return text
    .split(colourCodes)
    .map((part, at) => `${withoutControls(part)}${codes[at] ?? ""}`)
    .join("");
}

function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character === "\n" || character === "\t" ? character : "\ufffd",
  );
}
