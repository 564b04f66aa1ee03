// Footnotes and endnotes of Word say of whose day, unit or money the figures are: they are heard as notes under the table.
import { describe, expect, test } from "vitest";
import { readSource } from "../../../../shared/formats/registry.ts";
import { contextOf } from "../../readings.ts";
import { docxOf, hwpxOf, patched } from "./documents.ts";

const text = [
  "2020년 예산 집행현황",
  "(2020. 10. 31. 현재, 단위: 백만원)",
  "",
  "사업명\t예산액\t집행액",
  "급식\t500\t400",
  "돌봄\t700\t600",
].join("\n");

type Kind = "footnote" | "endnote";

const marked = (word: string, kind: Kind) => (xml: string) =>
  xml.replace(`>${word}</w:t></w:r>`, `>${word}</w:t></w:r><w:r><w:${kind}Reference w:id="2"/></w:r>`);

function withNote(kind: Kind, place: string, note: string): Uint8Array {
  return patched(docxOf(text), {
    "word/document.xml": marked(place, kind),
    [`word/${kind}s.xml`]: () =>
      `<w:${kind}s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:${kind} w:type="separator" w:id="-1"><w:p/></w:${kind}><w:${kind} w:id="2"><w:p><w:r><w:${kind}Ref/></w:r><w:r><w:t xml:space="preserve"> ${note}</w:t></w:r></w:p></w:${kind}></w:${kind}s>`,
  });
}

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const { kind, findings } = await readSource(bytes, contextOf());
  const codes = findings.map(({ code }) => code).filter((code) => !/^(document-rows|department-)/.test(code));
  return [kind, ...codes].join(" ");
}

describe("a note of Word", () => {
  test.each<[string, Kind, string, string, string]>([
    ["of another day", "footnote", "집행액", "집행액은 2020. 9. 30. 기준", "refused as-of-conflict"],
    ["of another unit", "footnote", "예산액", "단위: 천원", "refused unit-conflict"],
    ["of other money", "endnote", "집행액", "집행액은 배정액 기준임", "read spending-basis-unclear"],
    ["of a name", "footnote", "급식", "2019년 신규 사업", "read"],
  ])("%s is heard", async (_, kind, place, note, outcome) => {
    expect(await outcomeOf(withNote(kind, place, note))).toBe(outcome);
  });

  test("without a mark in the text is no note of it", async () => {
    const bytes = patched(withNote("footnote", "집행액", "단위: 천원"), {
      "word/document.xml": (xml) => xml.replace(/<w:r><w:footnoteReference[^>]*><\/w:r>/, ""),
    });
    expect(await outcomeOf(bytes)).toBe("read");
  });
});

describe("white letters in a table of Hangul", () => {
  const whiteLook = (xml: string) => xml.replace(/(<hh:charPr id="0"[^>]*textColor=")#000000"/, '$1#FFFFFF"');
  const bytes = () => hwpxOf(text);

  test("on no ground wait", async () => {
    expect(await outcomeOf(patched(await bytes(), { "Contents/header.xml": whiteLook }))).toBe(
      "read text-unseen",
    );
  });

  test("on a coloured cell are seen", async () => {
    const brush =
      '<hc:fillBrush><hc:winBrush faceColor="#1F3864" hatchColor="#999999" alpha="0"/></hc:fillBrush>';
    const fill = (xml: string) =>
      whiteLook(xml)
        .replaceAll(/<hc:fillBrush>(?:(?!<\/hc:fillBrush>)[^])*<\/hc:fillBrush>/g, "")
        .replaceAll("</hh:borderFill>", `${brush}</hh:borderFill>`);
    expect(await outcomeOf(patched(await bytes(), { "Contents/header.xml": fill }))).toBe("read");
  });
});
