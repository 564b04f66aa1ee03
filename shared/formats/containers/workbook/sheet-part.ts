/** In which part of an XLSX container a sheet lies. The workbook names it, and its relations say where it is. */
import { Buffer } from "node:buffer";
import type { ZipPart } from "../zip/zip-parts.ts";

const workbookPart = "xl/workbook.xml";
const relationsPart = "xl/_rels/workbook.xml.rels";

/** Null where the workbook has no such sheet, or is laid out in another way. */
export function sheetPartOf(parts: readonly ZipPart[], sheet: string): string | null {
  const [workbook, relations] = [workbookPart, relationsPart].map((name) => {
    const bytes = parts.find((part) => part.name.toLowerCase() === name)?.bytes ?? new Uint8Array();
    return Buffer.from(bytes).toString("utf8");
  });
  const named = tagsOf(workbook ?? "", "sheet").find((tag) => attributeOf(tag, "name") === sheet);
  const id = named === undefined ? null : attributeOf(named, "\\w+:id");
  if (id === null) return null;
  const relation = tagsOf(relations ?? "", "Relationship").find((tag) => attributeOf(tag, "Id") === id);
  const target = relation === undefined ? null : attributeOf(relation, "Target");
  if (target === null) return null;
  const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  return parts.find(({ name }) => name === path)?.name ?? null;
}

function tagsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(String.raw`<(?:\w+:)?${name}\s[^>]*>`, "g"))].map(([tag]) => tag);
}

function attributeOf(tag: string, name: string): string | null {
  const value = new RegExp(String.raw`\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return value === null ? null : unescaped(value[1] ?? value[2] ?? "");
}

function unescaped(text: string): string {
  const known: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole: string, ...groups: (string | undefined)[]) => {
      const [decimal, hexadecimal, word] = groups;
      if (word !== undefined) return known[word] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
