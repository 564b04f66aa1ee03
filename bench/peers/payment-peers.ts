/** Who else sums a payment list by account, department, project and month: a column store, a row store, an accountant's tool. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import Papa from "papaparse";
import * as z from "zod";
import { secondsOf, type PeerRun, missingPackage } from "../results/rounds.ts";

interface Expected {
  readonly rows: number;
  readonly won: string;
}

/** Each sums the rows of `file`, and is held to the same sum of won. Figures are rows a second. */
export function paymentPeers(file: string, folder: string, expected: Expected): readonly PeerRun[] {
  const speedOf = async (sum: () => string | Promise<string>): Promise<number> => {
    let won = "";
    const seconds = await secondsOf(async () => (won = await sum()));
    if (won !== expected.won)
      throw new Error(`A peer sums the same rows to ${won} won, which are ${expected.won}.`);
    return expected.rows / seconds;
  };
  const query = join(folder, "sum.sql");
  writeFileSync(query, sqliteQuery(file));
  const journal = join(folder, "payments.journal");
  const hledgerIsMissing = missingPackage("hledger", "hledger");
  if (hledgerIsMissing === null) writeFileSync(journal, journalOf(file));
  return [
    { name: "DuckDB, both cores", remedy: null, run: () => speedOf(() => sumInDuckDb(file)) },
    {
      name: "SQLite",
      remedy: missingPackage("sqlite3", "sqlite3"),
      run: () => speedOf(() => sumInSqlite(query)),
    },
    { name: "hledger", remedy: hledgerIsMissing, run: () => speedOf(() => sumInHledger(journal)) },
  ];
}

/** The won of all groups, summed from the groups. */
export async function sumInDuckDb(file: string): Promise<string> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const groups = await connection.runAndReadAll(
    `SELECT 회계구분, 부서명, 세부사업명, 지급일자[1:6] AS month, sum(CAST(replace(지출액, ',', '') AS BIGINT)) AS won
     FROM read_csv('${file}', all_varchar = true, header = true) GROUP BY ALL`,
  );
  const won = groups.getRows().reduce((sum, row) => sum + BigInt(String(row[4])), 0n);
  connection.closeSync();
  instance.closeSync();
  return `${won}`;
}

function sqliteQuery(file: string): string {
  return `.mode csv
.import ${file} payments
SELECT sum(CAST(replace(지출액, ',', '') AS INTEGER)) FROM payments
GROUP BY 회계구분, 부서명, 세부사업명, substr(지급일자, 1, 6);
`;
}

function sumInSqlite(query: string): string {
  const sums = execFileSync("sqlite3", [":memory:", `.read ${query}`], { encoding: "utf8" });
  return `${sums
    .split(/\s+/)
    .filter((text) => text !== "")
    .reduce((sum, won) => sum + BigInt(won), 0n)}`;
}

const root = "spent";
const balances = z.object({ data: z.array(z.array(z.string())) });

/** Its last row is the sum of all accounts, month by month. */
function sumInHledger(journal: string): string {
  const text = execFileSync("hledger", ["-f", journal, "balance", root, "-M", "-O", "csv"], {
    encoding: "utf8",
    env: { ...process.env, LANG: "C.UTF-8" },
  });
  const [, ...months] = balances.parse(Papa.parse(text.trim())).data.at(-1) ?? [];
  return `${months.reduce((sum, won) => sum + BigInt(won), 0n)}`;
}

const payment = z.object({
  회계구분: z.string(),
  부서명: z.string(),
  세부사업명: z.string(),
  지급일자: z.string().regex(/^\d{8}$/),
  지출액: z.string(),
});

/** Its own form of the same rows, written before the clock starts. */
function journalOf(file: string): string {
  const { data } = Papa.parse(readFileSync(file, "utf8").replace(/^\ufeff/, ""), {
    header: true,
    skipEmptyLines: true,
  });
  return z
    .array(payment)
    .parse(data)
    .map(({ 회계구분, 부서명, 세부사업명, 지급일자, 지출액 }) => {
      const day = `${지급일자.slice(0, 4)}-${지급일자.slice(4, 6)}-${지급일자.slice(6)}`;
      // Two spaces end the name of an account.
      const account = [root, 회계구분, 부서명, 세부사업명].join(":").replace(/\s+/g, " ");
      return `${day}\n  ${account}  ${지출액.replaceAll(",", "")}\n  treasury\n`;
    })
    .join("\n");
}
