/** Where the bytes of snapshots lie: written once under a key, and never changed by anybody. */
export interface SnapshotFiles {
  /** Keeps what lies there where something does: a key ends with the hash of its bytes. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when nothing lies there. */
  read(key: string): Promise<Uint8Array | null>;
}
