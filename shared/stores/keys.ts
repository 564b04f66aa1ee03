/** Every key of the table but those of the ledger (`ledger-keys.ts`). `data-model.md` shows what lies under them. */
import type { Books } from "../domain/values/books.ts";
import type { ItemKey } from "../ports/item-table.ts";
import { readPartitionPrefix } from "../domain/access/read-retention.ts";
import { alertName, type NamedAlert } from "../domain/alerts/alert-name.ts";
import { sha256Of } from "../runtime/sha256.ts";

export function alertPartition(books: Books): string {
  return `AL#${path(books)}`;
}

export function alertKey(books: Books, alert: NamedAlert): ItemKey {
  return { pk: alertPartition(books), sk: `ALERT#${alertName(alert)}` };
}

export function alertLogKey(
  books: Books,
  at: string,
  alert: NamedAlert & { readonly version: number },
): ItemKey {
  return { pk: alertPartition(books), sk: `LOG#${at}#${alertName(alert)}#${paddedSeq(alert.version)}` };
}

/** What the first look at the books found there. */
export function firstLoadKey(books: Books): ItemKey {
  return { pk: `LOOK#${path(books)}`, sk: "first-load" };
}

export const alertPrefix = "ALERT#";
export const alertLogPrefix = "LOG#";

export function noticePartition(books: Books): string {
  return `NT#${path(books)}`;
}

/** In the order of the news. An id names its bundle and an address, together more than a sort key can hold. */
export function noticeKey(books: Books, at: string, noticeId: string): ItemKey {
  return { pk: noticePartition(books), sk: `${at}#${digestOf(noticeId)}` };
}

/** What is still to be sent, of all offices: looked at every few minutes, so it holds nothing that is done with. */
export const pendingPartition = "NTWAIT";

export function pendingKey(books: Books, at: string, noticeId: string): ItemKey {
  return { pk: pendingPartition, sk: `${pendingPrefix(books)}${at}#${digestOf(noticeId)}` };
}

export function pendingPrefix(books: Books): string {
  return `${path(books)}#`;
}

function digestOf(text: string): string {
  return sha256Of(text).slice(0, 32);
}

function path({ office, fiscalYear }: Books): string {
  return `${office}#${fiscalYear}`;
}

/** Ten digits, so that text order is number order. */
function paddedSeq(seq: number): string {
  return seq.toString().padStart(10, "0");
}

export function policyPartition({ office }: Pick<Books, "office">): string {
  return `POL#${office}`;
}

/** Versions are counted from 1 inside an office and year. */
export function policyKey(books: Books, version: number): ItemKey {
  return { pk: policyPartition(books), sk: `${policyPrefix(books)}${paddedSeq(version)}` };
}

export function policyPrefix({ fiscalYear }: Pick<Books, "fiscalYear">): string {
  return `${fiscalYear}#`;
}

export function mappingPartition(office: string): string {
  return `MAP#${office}`;
}

/** Numbers are counted from 1 inside an office and never given twice. */
export function mappingKey(office: string, number: number): ItemKey {
  return { pk: mappingPartition(office), sk: paddedSeq(number) };
}

export function snapshotPartition(books: Books): string {
  return `SN#${path(books)}`;
}

export function snapshotKey(books: Books, { asOf, version }: { asOf: string; version: number }): ItemKey {
  return { pk: snapshotPartition(books), sk: `${asOf}#${paddedSeq(version)}` };
}

/** Where the chain of snapshots ends, and which requests were answered: apart from the list of them. */
export function snapshotHeadKey(books: Books): ItemKey {
  return { pk: `SNHEAD#${path(books)}`, sk: "head" };
}

export function snapshotRequestKey(books: Books, requestId: string): ItemKey {
  return { pk: `SNHEAD#${path(books)}`, sk: `request#${requestId}` };
}

/** The file of a snapshot. The beginning of its hash is in the name, so that no two contents have one. */
export function snapshotFileKey(
  { office, fiscalYear }: Books,
  { asOf, version, hash }: { asOf: string; version: number; hash: string },
): string {
  return `${office}/${fiscalYear}/${asOf}/v${version}-${hash.slice(0, 16)}.json`;
}

export function auditPartition(scope: Books | "installation"): string {
  return `AUDIT#${scope === "installation" ? scope : path(scope)}`;
}

/** In the order of the acts; the id tells apart those of one moment. */
export function auditKey(scope: Books | "installation", at: string, id: string): ItemKey {
  return { pk: auditPartition(scope), sk: `${at}#${id}` };
}

/** Where the chain of the trail ends: apart from its entries, so that pages of them hold nothing else. */
export function auditHeadKey(scope: Books | "installation"): ItemKey {
  return { pk: `AUDITHEAD#${scope === "installation" ? scope : path(scope)}`, sk: "head" };
}

export function commandPartition(books: Books): string {
  return `WISH#${path(books)}`;
}

/** One place for each thing that can be asked about: the last command stands there. */
export function commandKey(books: Books, name: string): ItemKey {
  return { pk: commandPartition(books), sk: name };
}

export function readPartition(books: Books): string {
  return `${readPartitionPrefix}${path(books)}`;
}

/** Records of one hour lie beside each other, and after its name. */
export function readHour(at: string): string {
  return at.slice(0, "2026-11-29T04".length);
}

export function downloadKey(books: Books, at: string, id: string): ItemKey {
  return { pk: readPartition(books), sk: `${at}#${id}` };
}

/** The same of a person and a thing for a whole hour; who it was cannot be read from it. */
export function viewKey(
  books: Books,
  look: {
    readonly at: string;
    readonly what: string;
    readonly target: string;
    readonly by: { readonly subject: string };
  },
): ItemKey {
  const digest = digestOf(JSON.stringify([look.by.subject, look.what, look.target]));
  return { pk: readPartition(books), sk: `${readHour(look.at)}#${digest}` };
}

/** How much of its requests an office has spent; `all` of who may ask of every office. */
export function requestBucketKey(office: string): ItemKey {
  return { pk: `REQUESTS#${office}`, sk: "bucket" };
}

/** What a host with users of its own remembers; one partition for each kind, read whole when it starts. */
export const loginPartitions = {
  tries: "LOGIN#tries",
  sessions: "LOGIN#sessions",
  lastLogins: "LOGIN#last",
} as const;
