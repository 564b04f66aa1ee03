/**
 * The package around the document, as Hancom Office writes it: kordoc leaves out the version, the settings, what the document
 * is called and by whom, and declares only the names that it uses itself.
 */
import type { PrintedReport } from "../domain/report/report-table.ts";
import { escaped } from "./hwpx-table.ts";
import type { ArchivePart } from "./zip-archive.ts";

/** A part as text, which it stays until the whole is packed: the body of a county's report has three million signs. */
export interface TextPart {
  readonly name: string;
  readonly text: string;
}

const app = "http://www.hancom.co.kr";
const namespaces: Readonly<Record<string, string>> = {
  ha: `${app}/hwpml/2011/app`,
  hp: `${app}/hwpml/2011/paragraph`,
  hp10: `${app}/hwpml/2016/paragraph`,
  hs: `${app}/hwpml/2011/section`,
  hc: `${app}/hwpml/2011/core`,
  hh: `${app}/hwpml/2011/head`,
  hhs: `${app}/hwpml/2011/history`,
  hm: `${app}/hwpml/2011/master-page`,
  hpf: `${app}/schema/2011/hpf`,
  dc: "http://purl.org/dc/elements/1.1/",
  opf: "http://www.idpf.org/2007/opf/",
  ooxmlchart: `${app}/hwpml/2016/ooxmlchart`,
  hwpunitchar: `${app}/hwpml/2016/HwpUnitChar`,
  epub: "http://www.idpf.org/2007/ops",
  config: "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
};
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>';

/** After the part that archives begin with. @param pictures as parts beside them. */
export function completedPackage(
  parts: readonly TextPart[],
  pictures: readonly ArchivePart[],
  report: PrintedReport,
): TextPart[] {
  const [first, ...others] = parts.map((part) => ({
    name: part.name,
    text: completedText(part, pictures, report),
  }));
  return [
    ...(first === undefined ? [] : [first]),
    {
      name: "version.xml",
      text: `${declaration}<hv:HCFVersion xmlns:hv="${app}/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="1" buildNumber="0" os="1" xmlVersion="1.4" application="Hancom Office Hangul" appVersion="11, 0, 0, 0"/>`,
    },
    {
      name: "settings.xml",
      text: `${declaration}<ha:HWPApplicationSetting xmlns:ha="${namespaces["ha"]}" xmlns:config="${namespaces["config"]}"><ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>`,
    },
    ...others,
  ];
}

function completedText(
  { name, text }: TextPart,
  pictures: readonly ArchivePart[],
  report: PrintedReport,
): string {
  switch (name) {
    case "Contents/header.xml":
      return completedHeader(declared(text, "hh:head"));
    case "Contents/section0.xml":
      return declared(text, "hs:sec").replace("<hp:secPr ", '<hp:secPr id="" ');
    case "Contents/content.hpf":
      return completedContent(declared(text, "opf:package"), pictures, report);
    default:
      return text;
  }
}

/** Every name that Hancom Office declares, on the root. */
function declared(xml: string, root: string): string {
  return xml.replace(new RegExp(`<${root}([^>]*)>`), (_, attributes: string) => {
    const own = attributes.replaceAll(/ xmlns:\w+="[^"]*"/g, "");
    const all = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
    return `<${root}${all.join("")}${own}>`;
  });
}

/** Weight and slant are elements of a character's shape, not attributes. */
function completedHeader(xml: string): string {
  return xml
    .replaceAll(/<hh:charPr ([^>]*)>([^]*?)<\/hh:charPr>/g, (_, attributes: string, children: string) => {
      const own = attributes.replaceAll(/ (?:bold|italic)="1"/g, "");
      const marks = ["italic", "bold"]
        .filter((mark) => attributes.includes(`${mark}="1"`))
        .map((mark) => `<hh:${mark}/>`);
      return `<hh:charPr ${own}>${children}${marks.join("")}</hh:charPr>`;
    })
    .replace('targetProgram="HWP2018"', 'targetProgram="HWP201X"')
    .replace(
      "</hh:head>",
      '<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption></hh:head>',
    );
}

function completedContent(
  xml: string,
  pictures: readonly ArchivePart[],
  { title, officeName, takenAt }: PrintedReport,
): string {
  const items = pictures.map(({ name }) => {
    const id = /([^/]+)\.png$/.exec(name)?.[1] ?? name;
    return `<opf:item id="${id}" href="${name}" media-type="image/png" isEmbeded="1"/>`;
  });
  return xml
    .replace(
      "<opf:metadata>",
      `<opf:metadata><opf:title>${escaped(`${title.ko} (${officeName})`)}</opf:title><opf:language>ko</opf:language>${meta("creator", officeName)}${meta("CreatedDate", takenAt)}${meta("ModifiedDate", takenAt)}`,
    )
    .replace(
      "</opf:manifest>",
      `<opf:item id="version" href="version.xml" media-type="application/xml"/><opf:item id="settings" href="settings.xml" media-type="application/xml"/>${items.join("")}</opf:manifest>`,
    );
}

function meta(name: string, text: string): string {
  return `<opf:meta name="${name}" content="text">${escaped(text)}</opf:meta>`;
}
