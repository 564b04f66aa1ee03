/**
 * Texts that are no table and no report, by their first characters: a web page or an old XML under the name of a
 * workbook, a page that asks to log in, the answer of a server that refused. Each is told with its own remedy.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { rejection, type Sentences, wholeFile } from "../kernel/finding-list.ts";
import { fetchRefused } from "./portal-answer.ts";

interface Kind {
  readonly code: string;
  readonly looksLike: (head: string) => boolean;
  readonly sentences: Sentences;
}

const saveAsXlsx = {
  ko: "엑셀에서 열어 '다른 이름으로 저장 → Excel 통합 문서(XLSX)'로 저장하여 올려 주십시오.",
  en: 'Open it in Excel, choose "Save as → Excel workbook (XLSX)" and upload that.',
};

/** @param head the first characters. Null where nothing is known of it: a format may know it. */
export function foreignText(head: string): Finding | null {
  const start = head.replace(/^[\ufeff\s]+/, "");
  const answer = portalXml(start);
  if (answer !== null) return answer;
  const kind = kinds.find(({ looksLike }) => looksLike(start));
  return kind === undefined ? null : rejection(kind.code, wholeFile, kind.sentences);
}

/** The more particular first. */
const kinds: readonly Kind[] = [
  {
    code: "file-is-rtf",
    looksLike: (head) => head.startsWith("{\\rtf"),
    sentences: {
      ko: "서식 있는 텍스트(RTF) 문서라 표의 칸을 믿고 읽을 수 없습니다. 한글이나 워드에서 열어 DOCX, HWPX 또는 PDF로 다시 저장하여 올려 주십시오.",
      en: "This is a rich text document (RTF), whose tables cannot be read with certainty. Open it in the word processor, save it as DOCX, HWPX or PDF, and upload that.",
    },
  },
  {
    code: "file-is-mhtml",
    looksLike: (head) => /^(MIME-Version:|From: <?Saved by|Content-Type: multipart\/related)/i.test(head),
    sentences: {
      ko: `엑셀 파일이 아니라 웹 보관 파일(MHTML)을 이름만 바꾼 것입니다. ${saveAsXlsx.ko}`,
      en: `This is a web archive (MHTML) under another name, no workbook. ${saveAsXlsx.en}`,
    },
  },
  {
    code: "file-is-xml-2003",
    looksLike: (head) =>
      isXml(head) &&
      /urn:schemas-microsoft-com:office:spreadsheet|mso-application\s+progid="Excel/.test(head),
    sentences: {
      ko: `엑셀 파일이 아니라 'XML 스프레드시트 2003'입니다. ${saveAsXlsx.ko}`,
      en: `This is an "XML Spreadsheet 2003", no workbook. ${saveAsXlsx.en}`,
    },
  },
  {
    code: "file-is-flat-odf",
    looksLike: (head) => isXml(head) && head.includes("urn:oasis:names:tc:opendocument"),
    sentences: {
      ko: `압축하지 않은 오픈문서(FODS, FODT)입니다. 리브레오피스에서 열어 XLSX(표) 또는 DOCX(문서)로 저장하여 올려 주십시오.`,
      en: "This is a flat OpenDocument file (FODS, FODT). Open it in LibreOffice, save it as XLSX or DOCX, and upload that.",
    },
  },
  {
    code: "login-page",
    looksLike: (head) => isHtml(head) && asksToLogIn(head),
    sentences: {
      ko: "자료가 아니라 로그인 화면입니다. 다시 로그인하여 새로 내려받아 올려 주십시오.",
      en: "This is a page that asks to log in, no data. The session ended before the download: log in, download the file again and upload that.",
    },
  },
  {
    code: "web-page",
    looksLike: isHtml,
    sentences: {
      ko: "자료가 아니라 웹 페이지(HTML)입니다. 화면이 저장된 것으로 보이니, 내려받기 단추로 다시 받아 올려 주십시오.",
      en: "This is a web page (HTML) without a table: an error or a notice was saved. Download the file itself again and upload that.",
    },
  },
  {
    code: "file-is-xml",
    looksLike: isXml,
    sentences: {
      ko: "XML 파일입니다. 같은 자료를 JSON이나 CSV로 내려받거나, 엑셀에서 열어 XLSX로 저장하여 올려 주십시오.",
      en: "This is an XML file. Fetch the same data as JSON or CSV, or open it in Excel, save it as XLSX and upload that.",
    },
  },
];

function isXml(head: string): boolean {
  return /^<\?xml\s|^<[\w-]+:?[\w-]*(\s[^<>]*)?xmlns/i.test(head);
}

function isHtml(head: string): boolean {
  return /^(<!--[^]*?-->\s*)*<(!doctype\s+html|html|head|body|meta|table|script|title|div|center)[\s>]/i.test(
    head.slice(0, 5_000),
  );
}

function asksToLogIn(head: string): boolean {
  if (/type\s*=\s*["']?password/i.test(head)) return true;
  return (
    !/<td[\s>]/i.test(head) &&
    /로그인|세션이? ?(만료|종료)|log ?in|sign ?in|session (has )?(expired|timed out)/i.test(head)
  );
}

/** Whether it is a page with a table, which is read, and no page that asks to log in. */
export function holdsHtmlTable(head: string): boolean {
  const start = head.replace(/^[\ufeff\s]+/, "");
  return isHtml(start) && /<t[dh][\s>]/i.test(start) && !asksToLogIn(start);
}

/** `<RESULT><CODE>INFO-200</CODE><MESSAGE>…` of the local finance portal, `<returnAuthMsg>…` of data.go.kr. */
function portalXml(head: string): Finding | null {
  if (!head.startsWith("<") || isHtml(head)) return null;
  const code = tagIn(head, "returnReasonCode") ?? tagIn(head, "resultCode") ?? tagIn(head, "CODE");
  const message =
    tagIn(head, "returnAuthMsg") ??
    tagIn(head, "resultMsg") ??
    tagIn(head, "MESSAGE") ??
    tagIn(head, "errMsg");
  return code === null && message === null ? null : fetchRefused(code ?? "", message ?? "");
}

function tagIn(head: string, name: string): string | null {
  const content = new RegExp(`<${name}>\\s*(?:<!\\[CDATA\\[)?([^<\\]]{1,300})`).exec(head)?.[1];
  return content === undefined ? null : content.trim();
}
