/**
 * Notices as letters in a folder, one .eml file for each, which any mail program opens. The file is
 * named by the notice, so the same notice delivered twice is one letter.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Notice, Notifier } from "../shared/ports/notifier.ts";
import { createFile } from "./write-file.ts";

export class FolderNotifier implements Notifier {
  readonly #folder: string;
  readonly #announce: (notice: Notice) => void;

  /** @param announce is called once for each new letter. */
  constructor(folder: string, announce: (notice: Notice) => void) {
    this.#folder = folder;
    this.#announce = announce;
  }

  async deliver(notice: Notice): Promise<void> {
    const name = createHash("sha256").update(notice.id).digest("hex").slice(0, 24);
    if (await createFile(join(this.#folder, `${name}.eml`), letter(notice))) this.#announce(notice);
  }
}

/** RFC 5322 with MIME; the body in base64 because Hangul lines may pass the length limit. */
function letter(notice: Notice): string {
  const body = [notice.subject, ...notice.paragraphs].join("\r\n\r\n");
  const recipient = encodedWords(notice.department ?? notice.books.office);
  const headers = [
    `Date: ${new Date(notice.at).toUTCString().replace("GMT", "+0000")}`,
    `From: Budget execution monitor <monitor@localhost>`,
    `To: ${recipient} <office-${notice.books.office}@localhost>`,
    `Subject: ${encodedWords(notice.subject)}`,
    `Message-ID: <${createHash("sha256").update(notice.id).digest("hex").slice(0, 32)}@localhost>`,
    `X-Notice-Id: ${encodedWords(notice.id)}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
  ];
  const base64 = Buffer.from(body, "utf8")
    .toString("base64")
    .replace(/.{76}(?=.)/g, "$&\r\n");
  return `${headers.join("\r\n")}\r\n\r\n${base64}\r\n`;
}

/** RFC 2047: encoded words of at most 75 characters, never splitting a character between two. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = "";
  for (const character of text) {
    if (Buffer.byteLength(word + character, "utf8") > 45) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word]
    .map((part) => `=?UTF-8?B?${Buffer.from(part, "utf8").toString("base64")}?=`)
    .join("\r\n ");
}
