/** All that a person could see of a home, without the moments at which it happened. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface HomeState {
  /** Every item of the ledger table but the audit trail, moments taken out, in key order. */
  readonly items: readonly unknown[];
  /** The ids of all bundles in the outbox: what was told to the stages. */
  readonly notified: readonly string[];
  /** The letters, by name: the same notice has the same name in every home. */
  readonly messages: readonly string[];
}

const moments = new Set(["at", "receivedAt", "takenAt", "until"]);
/** A frozen file says when it was frozen: its hash is another in each home. */
const hashesOfMoments = new Set(["hash", "previous", "byteLength"]);

export function stateOf(home: string): HomeState {
  const database = new DatabaseSync(join(home, "monitor.db"), { readOnly: true });
  try {
    const items = database.prepare("SELECT pk, sk, version, data FROM items").all();
    const notified = database.prepare("SELECT id FROM outbox").all();
    return {
      items: items.filter(isNoAct).map(withoutMoments).toSorted(byText),
      notified: notified.map(({ id }) => String(id)).toSorted(),
      messages: readdirSync(join(home, "notices")).toSorted(),
    };
  } finally {
    database.close();
  }
}

/** Who did what is written down each time that it is done: what was sent twice stands there twice. */
function isNoAct({ pk }: Record<string, unknown>): boolean {
  return !/^AUDIT(HEAD)?#/.test(String(pk));
}

function withoutMoments(item: Record<string, unknown>): unknown {
  const { pk, sk, data, version } = item;
  const isSnapshot = String(pk).startsWith("SN");
  const content: unknown =
    typeof data === "string"
      ? JSON.parse(data, (key, value: unknown) =>
          moments.has(key) || (isSnapshot && hashesOfMoments.has(key)) ? undefined : value,
        )
      : null;
  const key = { pk, sk: String(sk).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/, "MOMENT") };
  if (!isNotice(item) || typeof content !== "object") return { ...key, version, content };
  // A sender that was killed claims its letter once more, which is one more step.
  return { ...key, content: { ...content, version: null } };
}

function isNotice({ pk }: Record<string, unknown>): boolean {
  return String(pk).startsWith("NT#");
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
