/** Every key of the table, in one place. `data-model.md` shows what lies under them. */
import { createHash } from "node:crypto";
import type { Books } from "../domain/books.ts";
import type { ProjectId } from "../domain/project.ts";
import type { ItemKey } from "../ports/item-table.ts";

/**
 * Balances of one office and year lie in 8 partitions, so that a full dump of 3,200 projects stays
 * far below the 1,000 write units per second of each, and one read of all of them runs in parallel.
 */
export const balanceShards = 8;

export function balancePartition(books: Books, shard: number): string {
  return `BAL#${path(books)}#${shard}`;
}

export function balanceKey(books: Books, projectId: ProjectId): ItemKey {
  return { pk: balancePartition(books, shardOf(projectId)), sk: projectId };
}

export function postingPartition(books: Books, projectId: ProjectId): string {
  return `POST#${path(books)}#${projectId}`;
}

/** Two digits of the chunk: a transaction has 100 actions, so a posting has fewer chunks. */
export function postingKey(books: Books, projectId: ProjectId, seq: number, chunk: number): ItemKey {
  return {
    pk: postingPartition(books, projectId),
    sk: `${paddedSeq(seq)}#${chunk.toString().padStart(2, "0")}`,
  };
}

export function uploadPartition(books: Books): string {
  return `UP#${path(books)}`;
}

export function uploadKey(books: Books, uploadId: string): ItemKey {
  return { pk: uploadPartition(books), sk: uploadId };
}

/** Its version is the last upload number given. */
export function uploadCounterKey(books: Books): ItemKey {
  return { pk: `UPSEQ#${path(books)}`, sk: "next" };
}

export const booksPartition = "BOOKS";

/** Names each pair of office and fiscal year that ever got an upload. */
export function booksKey(books: Books): ItemKey {
  return { pk: booksPartition, sk: path(books) };
}

export function alertPartition(books: Books): string {
  return `AL#${path(books)}`;
}

export function alertKey(
  books: Books,
  alert: { scope: { level: string; id: string }; fund: string; rule: string },
): ItemKey {
  return { pk: alertPartition(books), sk: `ALERT#${alertName(alert)}` };
}

export function alertLogKey(
  books: Books,
  at: string,
  alert: { scope: { level: string; id: string }; fund: string; rule: string; version: number },
): ItemKey {
  return { pk: alertPartition(books), sk: `LOG#${at}#${alertName(alert)}#${paddedSeq(alert.version)}` };
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
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** FNV-1a: the same shard for the same id in every process and for ever. */
export function shardOf(projectId: ProjectId): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < projectId.length; at++) {
    hash = Math.imul(hash ^ projectId.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0) % balanceShards;
}

function alertName({
  scope,
  fund,
  rule,
}: {
  scope: { level: string; id: string };
  fund: string;
  rule: string;
}): string {
  return `${scope.level}/${scope.id}#${fund}#${rule}`;
}

function path({ office, fiscalYear }: Books): string {
  return `${office}#${fiscalYear}`;
}

/** Ten digits, so that text order is number order. */
export function paddedSeq(seq: number): string {
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

export function wishPartition(books: Books): string {
  return `WISH#${path(books)}`;
}

/** One place for each thing that can be asked about: the last wish stands there. */
export function wishKey(books: Books, name: string): ItemKey {
  return { pk: wishPartition(books), sk: name };
}
