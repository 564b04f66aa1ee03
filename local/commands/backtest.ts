/** monitor backtest: how well the expected paths and the forecast would have done in years that are over. */
import { issueText } from "../../shared/contracts/values/issue-text.ts";
import { type PastBooks, parseHistory } from "../../shared/contracts/documents/history-json.ts";
import { backtest, type BacktestYear } from "../../shared/domain/pace/backtest.ts";
import { isBroughtToItsEnd } from "../../shared/domain/pace/last-year.ts";
import { defaultPolicy, type Policy } from "../../shared/domain/policy/policy.ts";
import { type Command, exits, Refusal, type Terminal, type Words } from "../terminal/command-line.ts";
import { backtestRowJson, backtestTable } from "./print-backtest.ts";
import { readGivenFile } from "../storage/read-given-file.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import type { PolicyHost, WithPolicies } from "./policy.ts";

export function backtestCommand(open: WithPolicies): Command {
  return {
    name: "backtest",
    usage: "[--history FILE.json] [--office CODE] [--year YYYY]",
    options: {
      history: { value: "FILE", help: "years from a file instead of the ledger's own (docs/forecast.md)" },
      ...booksOptions,
    },
    takesFiles: false,
    run: async (words, terminal) => {
      const path = words.value("history");
      const cases =
        path === null ? await open((host) => casesOfLedger(host, words)) : casesOf(await readHistory(path));
      print(cases, words, terminal);
      return exits.done;
    },
  };
}

interface Case {
  readonly policy: Policy;
  readonly year: BacktestYear;
}

async function casesOfLedger({ ledger, policies }: PolicyHost, words: Words): Promise<Case[]> {
  const cases: Case[] = [];
  for (const books of await selectBooks(ledger, words)) {
    const { office, fiscalYear } = books;
    const read = async (year: number): Promise<PastBooks> => {
      const stored = await ledger.readBalances({ office, fiscalYear: year });
      return { office, fiscalYear: year, balances: [...stored.values()].map(({ balance }) => balance) };
    };
    const policy = await policies.current(books);
    cases.push(...casesOf([await read(fiscalYear - 1), await read(fiscalYear)], policy, fiscalYear));
  }
  return cases;
}

/** Each year that was brought to its end, with the year before it as history. */
function casesOf(years: readonly PastBooks[], policy = defaultPolicy, only: number | null = null): Case[] {
  return years
    .filter(({ fiscalYear }) => only === null || fiscalYear === only)
    .filter(({ balances }) => isBroughtToItsEnd(balances, "expenditure"))
    .map(({ office, fiscalYear, balances }) => {
      const last = years.find((each) => each.office === office && each.fiscalYear === fiscalYear - 1);
      return { policy, year: { fiscalYear, balances, before: last?.balances ?? [] } };
    });
}

/** Years judged under one policy are one table. */
function print(cases: readonly Case[], words: Words, terminal: Terminal): void {
  if (cases.length === 0) {
    throw new Refusal(
      "12월까지 집행이 기록된 회계연도가 없습니다. 지난 해의 자료를 먼저 올리거나 --history FILE.json을 주십시오.",
      "No fiscal year has spending up to December. Ingest the files of a past year, or give --history FILE.json.",
    );
  }
  const policies = [...new Set(cases.map(({ policy }) => policy))];
  const tables = policies.map((policy) => {
    const years = cases.filter((each) => each.policy === policy).map(({ year }) => year);
    const withBefore = years.filter(({ before }) => before.length > 0).length;
    return { policy, years: years.length, withBefore, rows: backtest(years, policy) };
  });
  if (words.json) {
    const json = tables.flatMap(({ policy, rows }) =>
      rows.map((row) => ({ policy: policy.version, ...backtestRowJson(row) })),
    );
    terminal.out(`${JSON.stringify(json, null, 2)}\n`);
    return;
  }
  for (const { policy, years, withBefore, rows } of tables) {
    terminal.out(
      `정책 policy ${policy.version} · ${years}개 연도 years, 전년 자료 있음 with the year before: ${withBefore}\n\n` +
        `${backtestTable(rows)}\n`,
    );
  }
}

async function readHistory(path: string): Promise<readonly PastBooks[]> {
  const bytes = await readGivenFile(path);
  try {
    return parseHistory(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof TypeError ? "it is not UTF-8" : issueText(error);
    throw new Refusal(
      `${path}: 과거 자료로 읽을 수 없습니다(${reason}). docs/forecast.md의 모양대로 적어 주십시오.`,
      `${path}: this is no history (${reason}). docs/forecast.md shows its shape.`,
    );
  }
}
