/**
 * What persons did with each file, and who sent it: read from the audit trail, the one place that says so. The trail only
 * grows, so what was read once stays read: of a trail that has grown only the new entries are.
 */
import { saidOfUpload } from "../contracts/stored/audit-acts.ts";
import type { Books } from "../domain/values/books.ts";
import type { Finding } from "../domain/values/finding.ts";
import type { SentVia } from "../domain/words/act-names.ts";
import type { AuditEntry, AuditTrail } from "../ports/audit-trail.ts";

export interface UploadAct {
  readonly at: string;
  readonly by: string;
  readonly act: AuditEntry["act"];
  readonly outcome: string;
  readonly via: SentVia | null;
  readonly reason: string | null;
  /** What was found in a file that was put aside. */
  readonly findings: readonly Finding[];
}

/** The latest first. */
type Histories = ReadonlyMap<string, readonly UploadAct[]>;

interface Known {
  readonly number: number;
  /** As text, to know the place again. */
  readonly newest: string;
  readonly entries: readonly AuditEntry[];
}

const known = new WeakMap<AuditTrail, Map<string, Known>>();
const pageSize = 500;

/** By upload. */
export async function uploadHistories(audit: AuditTrail, books: Books): Promise<Histories> {
  const name = `${books.office}/${books.fiscalYear}`;
  const ofTrail = known.get(audit) ?? new Map<string, Known>();
  known.set(audit, ofTrail);
  const before = ofTrail.get(name) ?? null;
  const head = await audit.head(books);
  const isSame = before !== null && head !== null && head.number === before.number;
  const now = isSame ? before : await readOn(audit, books, before, head?.number ?? 0);
  ofTrail.set(name, now);
  return byUpload(now.entries);
}

/** Who brought it first; null where the trail has no word of it. */
export function senderOf(acts: readonly UploadAct[]): Pick<UploadAct, "by" | "via"> | null {
  return acts.findLast(({ act }) => senders.has(act)) ?? null;
}

/** Why it stands as it does; null where nobody said. */
export function lastReasonOf(acts: readonly UploadAct[]): string | null {
  const last = acts.find(({ act, outcome }) => settling.has(act) && outcome !== "nothing-to-do");
  // A request and its answer are two entries of one act.
  return last?.reason ?? null;
}

/** What was found in a file that was put aside: the act keeps it, where the file has it no more. */
export function keptFindings(acts: readonly UploadAct[]): readonly Finding[] {
  return acts.find(({ act }) => act === "discard-upload")?.findings ?? [];
}

const senders: ReadonlySet<string> = new Set(["upload", "presign-upload", "name-department"]);
const settling: ReadonlySet<string> = new Set([
  "release-upload",
  "discard-upload",
  "undo-upload",
  "restore-upload",
]);
const aboutUploads: ReadonlySet<string> = new Set([...senders, ...settling, "match-lines", "unmatch-lines"]);

/** New entries alone, where those before are found behind them; else the whole trail. */
async function readOn(audit: AuditTrail, books: Books, before: Known | null, number: number): Promise<Known> {
  const isGrown = before !== null && number > before.number && number - before.number < pageSize;
  if (isGrown) {
    const { entries } = await audit.read(books, number - before.number + 1, null);
    const [oldest, newest] = [entries.at(-1), entries[0]];
    if (oldest !== undefined && newest !== undefined && JSON.stringify(oldest) === before.newest)
      return {
        number,
        newest: JSON.stringify(newest),
        entries: [...entries.slice(0, -1).filter(isAboutUpload), ...before.entries],
      };
  }
  const all: AuditEntry[] = [];
  let newest = "";
  for (let from: string | null = null, isFirst = true; isFirst || from !== null; isFirst = false) {
    const page: Awaited<ReturnType<AuditTrail["read"]>> = await audit.read(books, pageSize, from);
    if (isFirst) newest = JSON.stringify(page.entries[0] ?? null);
    all.push(...page.entries.filter(isAboutUpload));
    from = page.next;
  }
  return { number, newest, entries: all };
}

function isAboutUpload({ act }: AuditEntry): boolean {
  return aboutUploads.has(act);
}

function byUpload(entries: readonly AuditEntry[]): Histories {
  const found = new Map<string, UploadAct[]>();
  for (const entry of entries) {
    const { at, by, act, outcome, target } = entry;
    const { via, reason, uploadId, findings } = saidOfUpload(entry);
    // A department's name comes as a file that is called by the department's code.
    const id = act === "name-department" ? uploadId : target;
    if (id === null) continue;
    const acts = found.get(id) ?? [];
    found.set(id, acts);
    acts.push({
      at,
      by: by.name,
      act,
      outcome,
      via: via ?? (by.subject === "inbox" ? "inbox" : by.subject.startsWith("os:") ? "command" : null),
      reason,
      findings,
    });
  }
  return found;
}
