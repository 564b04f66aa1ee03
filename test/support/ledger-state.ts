/** All that a person could see of a home, without the moments at which it happened. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { startEngineProcess } from "../../local/engine-process.ts";
import { localConfig } from "../../local/local-config.ts";
import { documentClient } from "../../shared/aws/document-client.ts";

export interface HomeState {
  /** Every item of the ledger table, moments taken out, in key order. */
  readonly items: readonly unknown[];
  /** The letters, by name: the same notice has the same name in every home. */
  readonly letters: readonly string[];
}

const moments = new Set(["at", "receivedAt", "until"]);

export async function stateOf(home: string): Promise<HomeState> {
  const engine = await startEngineProcess(join(home, "ledger.db"));
  try {
    const client = documentClient(localConfig(`http://127.0.0.1:${engine.port}`));
    const items: unknown[] = [];
    for await (const page of paginateScan({ client }, { TableName: "ledger" })) {
      items.push(...(page.Items ?? []).map(withoutMoments));
    }
    return { items: items.toSorted(byText), letters: readdirSync(join(home, "notices")).toSorted() };
  } finally {
    await engine.stop();
  }
}

function withoutMoments(item: Record<string, unknown>): unknown {
  const { pk, sk, data, version } = item;
  const content: unknown = typeof data === "string" ? JSON.parse(data, dropMoment) : null;
  return { pk, sk: String(sk).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/, "MOMENT"), version, content };
}

function dropMoment(this: unknown, key: string, value: unknown): unknown {
  return moments.has(key) ? undefined : value;
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
