/** What can be wrong with stored snapshots, in the words of whoever must look into it. */
import type { SnapshotName } from "./snapshot.ts";
import { nameOf } from "./snapshot-chain.ts";

export type SnapshotFault =
  | "file-missing"
  | "file-changed"
  | "file-replaced"
  | "index-changed"
  | "chain-broken"
  | "snapshot-missing"
  | "version-missing";

export interface ChainProblem {
  readonly fault: SnapshotFault;
  /** The snapshot with which something is wrong. */
  readonly snapshot: SnapshotName;
  readonly ko: string;
  readonly en: string;
}

/** @param expected what should be there; `found` what is. */
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
        ko: `${name}: 스냅숏 ${expected}이(가) 색인에 없습니다(이웃: ${found}).`,
        en: `${name}: snapshot ${expected} is missing from the index, next to ${found}.`,
      };
    case "version-missing":
      return {
        ko: `${name}: 이 판이 빠졌습니다(${found}은(는) 있습니다).`,
        en: `${name}: this version is missing, and ${found} is there.`,
      };
  }
}
