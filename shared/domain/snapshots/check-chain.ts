/**
 * Whether the index of snapshots, their files and the chain that binds them agree. Whatever is changed alone
 * is betrayed by the others: a file by its hash, a hash by the file and the next snapshot, a link by its file.
 */
import { type Bilingual, particle } from "../values/bilingual.ts";
import {
  type FoundFile,
  type FoundSnapshot,
  isNamed,
  isSameLink,
  nameOf,
  type SnapshotEntry,
  type SnapshotHead,
  type SnapshotLink,
  type SnapshotName,
} from "./snapshot.ts";

/** Everything that does not agree, in the order in which the snapshots were taken; empty when all of it does. */
export function checkChain(found: readonly FoundSnapshot[], head: SnapshotHead | null): ChainProblem[] {
  const inOrder = found.toSorted((a, b) => a.entry.number - b.entry.number);
  const problems = inOrder.flatMap((each, at) => {
    const [before, next] = [at === 0 ? null : (inOrder[at - 1] ?? null), inOrder[at + 1] ?? null];
    const claims = claimsOf(each, next, head);
    return [
      ...missingBefore(each, before),
      ...fileProblems(each, claims),
      ...linkProblems(each, before, claims),
    ];
  });
  return [...problems, ...endProblems(inOrder.at(-1) ?? null, head), ...missingVersions(inOrder)];
}

/** What others say that the snapshot hashes to: the next one in its file and in the index, or the head of the chain. */
function claimsOf({ entry }: FoundSnapshot, next: FoundSnapshot | null, head: SnapshotHead | null): string[] {
  const links = [next?.file?.snapshot?.previous ?? null, next?.entry.previous ?? null, head];
  return links.flatMap((link) => (link !== null && isNamed(link, entry) ? [link.hash] : []));
}

function fileProblems({ entry, file }: FoundSnapshot, claims: readonly string[]): ChainProblem[] {
  if (file === null) return [faultOf("file-missing", entry, "", "")];
  if (file.hash === entry.hash) return file.snapshot === null ? [] : indexProblems(entry, file.snapshot);
  if (claims.includes(file.hash)) return [faultOf("index-changed", entry, file.hash, entry.hash)];
  if (file.snapshot !== null && !isNamed(file.snapshot, entry))
    return [faultOf("file-replaced", entry, nameOf(entry), nameOf(file.snapshot))];
  return [faultOf("file-changed", entry, entry.hash, file.hash)];
}

/** The file is what was frozen: what the index says of it must be in it. */
function indexProblems(entry: SnapshotEntry, frozen: NonNullable<FoundFile["snapshot"]>): ChainProblem[] {
  if (!isSameLink(frozen.previous, entry.previous))
    return [faultOf("index-changed", entry, textOf(frozen.previous), textOf(entry.previous))];
  const wrong = (["takenAt", "takenBy", "knownSeq"] as const).filter(
    (field) => frozen[field] !== entry[field],
  );
  return wrong.map((field) => faultOf("index-changed", entry, `${frozen[field]}`, `${entry[field]}`));
}

/** What it names as the one before it: its genuine file says it, or else the index. */
function linkProblems(
  { entry, file }: FoundSnapshot,
  before: FoundSnapshot | null,
  claims: readonly string[],
): ChainProblem[] {
  // That one in between is missing is told by itself.
  if ((before?.entry.number ?? 0) !== entry.number - 1) return [];
  const isGenuine = file !== null && (file.hash === entry.hash || claims.includes(file.hash));
  const frozen = isGenuine && file.snapshot !== null ? file.snapshot.previous : entry.previous;
  if (fits(frozen, before)) return [];
  return [faultOf("chain-broken", entry, textOf(before === null ? null : before.entry), textOf(frozen))];
}

/** A link holds where its hash is that of the file or of the entry: the one that is not is told of by itself. */
function fits(link: SnapshotLink | null, before: FoundSnapshot | null): boolean {
  if (link === null || before === null) return link === before;
  return isNamed(link, before.entry) && [before.entry.hash, before.file?.hash].includes(link.hash);
}

function missingBefore({ entry }: FoundSnapshot, before: FoundSnapshot | null): ChainProblem[] {
  if ((before?.entry.number ?? 0) >= entry.number - 1) return [];
  return [faultOf("snapshot-missing", entry.previous ?? entry, `#${entry.number - 1}`, nameOf(entry))];
}

function endProblems(last: FoundSnapshot | null, head: SnapshotHead | null): ChainProblem[] {
  if (last === null) return head === null ? [] : [faultOf("snapshot-missing", head, `#${head.number}`, "–")];
  if (head === null) return [faultOf("index-changed", last.entry, nameOf(last.entry), "–")];
  if (head.number > last.entry.number)
    return [faultOf("snapshot-missing", head, `#${head.number}`, nameOf(last.entry))];
  return head.number === last.entry.number && fits(head, last)
    ? []
    : [faultOf("index-changed", last.entry, textOf(last.entry), textOf(head))];
}

/** Versions of a day are counted from 1, without a gap. */
function missingVersions(found: readonly FoundSnapshot[]): ChainProblem[] {
  const days = Map.groupBy(found, ({ entry }) => entry.asOf);
  return [...days].flatMap(([asOf, ofDay]) => {
    const versions = new Set(ofDay.map(({ entry }) => entry.version));
    const greatest = Math.max(...versions);
    const missing: SnapshotName[] = [];
    for (let version = 1; version < greatest; version++)
      if (!versions.has(version)) missing.push({ asOf, version });
    return missing.map((name) =>
      faultOf("version-missing", name, nameOf(name), nameOf({ asOf, version: greatest })),
    );
  });
}

function textOf(link: SnapshotLink | null): string {
  return link === null ? "–" : `${nameOf(link)} (${link.hash.slice(0, 12)})`;
}

export type SnapshotFault =
  | "file-missing"
  | "file-changed"
  | "file-replaced"
  | "index-changed"
  | "chain-broken"
  | "snapshot-missing"
  | "version-missing";

export interface ChainProblem extends Bilingual {
  readonly fault: SnapshotFault;
  /** The snapshot with which something is wrong. */
  readonly snapshot: SnapshotName;
}

/**
 * What can be wrong with stored snapshots, in the words of whoever must look into it.
 * @param expected what should be there; `found` what is.
 */
export function faultOf(
  fault: SnapshotFault,
  snapshot: SnapshotName,
  expected: string,
  found: string,
): ChainProblem {
  const name = nameOf(snapshot);
  return {
    fault,
    snapshot: { asOf: snapshot.asOf, version: snapshot.version },
    ...words(fault, name, expected, found),
  };
}

function words(
  fault: SnapshotFault,
  name: string,
  expected: string,
  found: string,
): Pick<ChainProblem, "ko" | "en"> {
  switch (fault) {
    case "file-missing":
      return {
        ko: `${name}: 저장된 파일이 없습니다. 백업에서 되살려 주십시오.`,
        en: `${name}: its file is gone; restore it from a backup.`,
      };
    case "file-changed":
      return {
        ko: `${name}: 파일이 바뀌었습니다. 해시가 ${expected}이어야 하는데 ${found}입니다. 백업에서 되살려 주십시오.`,
        en: `${name}: its file was changed: it should hash to ${expected} and hashes to ${found}. Restore it from a backup.`,
      };
    case "file-replaced":
      return {
        ko: `${name}: 그 자리에 다른 스냅숏 ${found}의 파일이 있습니다. 백업에서 되살려 주십시오.`,
        en: `${name}: the file of another snapshot, ${found}, lies in its place. Restore it from a backup.`,
      };
    case "index-changed":
      return {
        ko: `${name}: 색인이 바뀌었습니다. ${expected}이어야 하는데 ${found}(이)라고 되어 있습니다.`,
        en: `${name}: the index was changed: it should say ${expected} and says ${found}.`,
      };
    case "chain-broken":
      return {
        ko: `${name}: 사슬이 끊겼습니다. 바로 앞은 ${expected}인데 ${found}(이)라고 적혀 있습니다.`,
        en: `${name}: the chain is broken: the one before it is ${expected}, and it names ${found}.`,
      };
    case "snapshot-missing":
      return {
        ko: `${name}: 스냅숏 ${expected}${particle(expected, "이/가")} 색인에 없습니다(이웃: ${found}).`,
        en: `${name}: snapshot ${expected} is missing from the index, next to ${found}.`,
      };
    case "version-missing":
      return {
        ko: `${name}: 이 판이 빠졌습니다(${found}${particle(found, "은/는")} 있습니다).`,
        en: `${name}: this version is missing, and ${found} is there.`,
      };
  }
}
