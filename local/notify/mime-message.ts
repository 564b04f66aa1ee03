/**
 * A letter as the bytes that mail programs and servers know: RFC 5322 with a text and a page beside it. The
 * same letter is the same bytes: its id, date and borders follow from the notice, so that a mailbox can
 * drop what it has.
 */
import { createHash } from "node:crypto";
import { destinationText, type Notice } from "../../shared/domain/notices/notice.ts";
import type { Message } from "../../shared/ports/notice-store.ts";

/** @param from as `address` or `Name <address>`. */
export async function mimeMessage(message: Message, from: string): Promise<Buffer> {
  const { notice, subject, text, html } = message;
  // Large, and most commands write no letter.
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const id = messageId(notice);
  const composer = new MailComposer({
    from,
    to: addressOf(message),
    subject,
    date: new Date(notice.at),
    messageId: `<${id}@${domainOf(from)}>`,
    headers: { "X-Notice-Id": id, "Auto-Submitted": "auto-generated" },
    text,
    html,
    // Subjects and names in Hangul: quoted-printable would take nine letters for a syllable.
    textEncoding: "base64",
    baseBoundary: id,
    newline: "\r\n",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** The same for the same notice, and no more than it: file names and headers show it. */
export function messageId({ id }: Notice): string {
  return createHash("sha256").update(id).digest("hex").slice(0, 32);
}

/** A topic has no address: its letter lies in a folder, under the name of those who follow it. */
function addressOf({
  notice: { to, books },
  followers,
}: Message): string | { name: string; address: string } {
  if (to.kind !== "topic") return destinationText(to);
  return { name: followers, address: `office-${books.office}@localhost` };
}

function domainOf(from: string): string {
  return /@([\w.-]+)>?$/.exec(from)?.[1] ?? "localhost";
}
