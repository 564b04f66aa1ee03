/** Text in white letters on no ground: it is read, and nobody sees it on paper. What has a digit in it is told. */
import { textsIn } from "./word-notes.ts";

const wordCell = /<w:tc(?:\s[^>]*)?>(?:(?!<w:tc[\s>])[^])*?<\/w:tc>/g;
const colouredRun =
  /<w:r(?:\s[^>]*)?>\s*<w:rPr>(?:(?!<\/w:rPr>)[^])*<w:color\s[^>]*w:val="FFFFFF"(?:(?!<\/w:r>)[^])*<\/w:r>/gi;
/** A fill, a highlight, a shade: what white text is seen on. */
const ground = /<w:shd\s[^>]*w:fill="(?!auto|FFFFFF)|<w:highlight\s/i;

/** A table whose style shades it may show white text anywhere. */
export function whiteInWord(document: string, styles: string): readonly string[] {
  const used = [...document.matchAll(/<w:tblStyle\s+w:val="([^"]*)"/g)].map(([, id = ""]) => id);
  const shaded = [...styles.matchAll(/<w:style\b[^>]*?w:styleId="([^"]*)"[^>]*>((?:(?!<\/w:style>)[^])*)/g)];
  if (shaded.some(([, id = "", own = ""]) => used.includes(id) && ground.test(own))) return [];
  return [...document.matchAll(wordCell)].flatMap(([cell]) => {
    const runs = ground.test(cell) ? [] : (cell.match(colouredRun) ?? []);
    const text = runs.map(textsIn).join("");
    return /\d/.test(text) ? [text] : [];
  });
}

const whiteLook = /<hh:charPr\s(?=[^>]*textColor="#FFFFFF")(?=[^>]*shadeColor="(?:none|#FFFFFF)")[^>]*>/gi;
const hangulFill = /<hh:borderFill\s[^>]*?\bid="(\d+)"[^>]*>((?:(?!<\/hh:borderFill>)[^])*)/g;
const filled = /<hc:winBrush\s[^>]*faceColor="(?!none|#FFFFFF)|<hc:(?:gradation|imgBrush)[\s>]/i;
const hangulCell = /<hp:tc\s[^>]*?borderFillIDRef="(\d+)"[^>]*>((?:(?!<hp:tc[\s>])[^])*?)<\/hp:tc>/g;
const hangulRun = /<hp:run\s[^>]*?charPrIDRef="(\d+)"[^>]*>((?:(?!<\/hp:run>)[^])*)<\/hp:run>/g;

/** @param looks the part that says what letters and cells look like. */
export function whiteInHangul(section: string, looks: string): readonly string[] {
  const fills = [...looks.matchAll(hangulFill)].filter(([, , own = ""]) => filled.test(own));
  const grounds = new Set(fills.map(([, id]) => id));
  const isFilled = (tag: string): boolean => grounds.has(/borderFillIDRef="(\d+)"/.exec(tag)?.[1]);
  const white = (looks.match(whiteLook) ?? []).filter((tag) => !isFilled(tag));
  const whites = new Set(white.map((tag) => /\bid="(\d+)"/.exec(tag)?.[1]));
  // A table that is filled itself may show white letters anywhere.
  if (whites.size === 0 || (section.match(/<hp:tbl\s[^>]*>/g) ?? []).some(isFilled)) return [];
  return [...section.matchAll(hangulCell)].flatMap(([, fill, cell = ""]) => {
    if (grounds.has(fill)) return [];
    const runs = [...cell.matchAll(hangulRun)].filter(([, look]) => whites.has(look));
    const text = runs.map(([, , own = ""]) => own.replace(/<[^>]*>/g, "")).join("");
    return /\d/.test(text) ? [text] : [];
  });
}
