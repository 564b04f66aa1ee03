/** The inbox folder: a file that lies still is taken through ingest, and then moved to where its fate shows. */
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { IngestOutcome } from "../functions/ingest/take-in.ts";
import { parseUploadKey, type UploadAddress } from "../shared/contracts/upload-key.ts";
import { outcomeText } from "./print-outcome.ts";

export type Ingest = (address: UploadAddress, bytes: Uint8Array) => Promise<IngestOutcome>;

export interface WorkedFile {
  readonly key: string;
  readonly text: string;
  readonly outcome: IngestOutcome | null;
}

interface Sighting {
  readonly size: number;
  readonly modifiedAt: number;
}

/** Longer than a copy that goes on pauses between two writes. */
const stillMilliseconds = 500;

export class Inbox {
  readonly #folder: string;
  readonly #worked: string;
  /** How each file looked last time, and since when: one that is still being copied changes between two looks. */
  #seen = new Map<string, Sighting & { readonly since: number }>();

  constructor(folder: string, worked: string) {
    this.#folder = folder;
    this.#worked = worked;
  }

  /**
   * Works the files that did not change for half a second.
   * @param now milliseconds of a clock that never goes back.
   */
  async workSettled(ingest: Ingest, now: number): Promise<WorkedFile[]> {
    const before = this.#seen;
    this.#seen = new Map(
      [...(await sightings(this.#folder))].map(([path, sighting]) => {
        const then = before.get(path);
        const isStill = then?.size === sighting.size && then.modifiedAt === sighting.modifiedAt;
        return [path, { ...sighting, since: isStill ? then.since : now }];
      }),
    );
    const settled = [...this.#seen].filter(([, { since }]) => now - since >= stillMilliseconds);
    return this.#work(
      settled.map(([path]) => path),
      ingest,
    );
  }

  /** Works every file, settled or not: for a run that does not stay. */
  async workAll(ingest: Ingest): Promise<WorkedFile[]> {
    return this.#work([...(await sightings(this.#folder)).keys()], ingest);
  }

  async #work(paths: readonly string[], ingest: Ingest): Promise<WorkedFile[]> {
    const worked: WorkedFile[] = [];
    for (const path of paths) worked.push(await this.#workOne(path, ingest));
    return worked;
  }

  async #workOne(path: string, ingest: Ingest): Promise<WorkedFile> {
    const key = keyOf(this.#folder, path);
    const parsed = parseUploadKey(key);
    if (parsed.kind === "misplaced") {
      const text = `! ${parsed.reason}`;
      await this.#file(path, "misplaced", text);
      return { key, text, outcome: null };
    }
    const outcome = await ingest(parsed.address, await readFile(path));
    const text = outcomeText(key, outcome);
    await this.#file(path, outcome.kind === "already-applied" ? "applied" : outcome.kind, text);
    return { key, text, outcome };
  }

  /** Moves the file, with what was said of it beside it. */
  async #file(path: string, fate: string, text: string): Promise<void> {
    const target = join(this.#worked, fate, relative(this.#folder, path));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(`${target}.result.txt`, `${text}\n`);
    await rename(path, target);
    this.#seen.delete(path);
  }
}

/** Every file below a folder, with its key: what a samples folder or an inbox holds. */
export async function filesBelow(folder: string): Promise<{ key: string; path: string }[]> {
  return [...(await sightings(folder)).keys()].toSorted().map((path) => ({ key: keyOf(folder, path), path }));
}

async function sightings(folder: string): Promise<Map<string, Sighting>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = new Map<string, Sighting>();
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith(".")) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(path);
    found.set(path, { size, modifiedAt: mtimeMs });
  }
  return found;
}

function keyOf(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}
