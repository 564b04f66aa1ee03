/** monitor backtest: how well the expected paths and the forecast would have done in years that are over. */
import { scoreView, storedYearsOver, yearsOver } from "../../functions/api/oversight/backtest.ts";
import { parseHistory, type PastBooks } from "../../shared/contracts/documents/history-json.ts";
import { issueText } from "../../shared/contracts/values/issue-text.ts";
import {
  backtest,
  type BacktestRow,
  type BacktestYear,
  type Score,
} from "../../shared/domain/pace/backtest.ts";
import type { PaceSource } from "../../shared/domain/pace/expected-path.ts";
import { defaultPolicy, type Policy } from "../../shared/domain/policy/policy.ts";
import { formatPercent, type Fraction } from "../../shared/domain/values/fraction.ts";
import { readGivenText } from "../storage/read-file.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  exits,
  type Opening,
  type Terminal,
} from "../terminal/command-line.ts";
import { booksOptions, selectOffered } from "../terminal/select-books.ts";
import { type Display, say } from "../terminal/display.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { type Column, exact, spare, right } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";
import type { PolicyHost } from "./policy.ts";

export function backtestCommand(open: Opening<PolicyHost>): Command {
  return {
    name: "backtest",
    usage: "[--history FILE.json] [--office CODE] [--year YYYY]",
    options: {
      history: {
        value: "FILE",
        help: {
          ko: "장부 대신 이 파일에 적힌 지난 해로 검증(docs/forecast.md)",
          en: "years from a file instead of the ledger's own (docs/forecast.md)",
        },
      },
      ...booksOptions,
    },
    takesFiles: false,
    run: async (args, terminal) => {
      const path = args.value("history");
      const cases =
        path === null
          ? await open((host) => casesOfLedger(host, args))
          : yearsOver(await readHistory(path), null).map((year) => ({ policy: defaultPolicy, year }));
      print(cases, args, terminal);
      return exits.done;
    },
  };
}

interface Case {
  readonly policy: Policy;
  readonly year: BacktestYear;
}

async function casesOfLedger({ ledger, policies }: PolicyHost, args: Arguments): Promise<Case[]> {
  const cases: Case[] = [];
  for (const books of await selectOffered(ledger, args)) {
    const policy = await policies.current(books);
    for (const year of await storedYearsOver(books, ledger)) cases.push({ policy, year });
  }
  return cases;
}

/** Years judged under one policy are one table. */
function print(cases: readonly Case[], args: Arguments, terminal: Terminal): void {
  if (cases.length === 0) {
    throw new CommandError(
      "12월까지 집행이 기록된 회계연도가 없습니다. 지난 해의 자료를 먼저 올리거나 --history 파일.json을 주십시오.",
      "No fiscal year has spending up to December. Ingest the files of a past year, or give --history FILE.json.",
    );
  }
  const policies = [...new Set(cases.map(({ policy }) => policy))];
  const tables = policies.map((policy) => {
    const years = cases.filter((each) => each.policy === policy).map(({ year }) => year);
    const withBefore = years.filter(({ before }) => before.length > 0).length;
    return { policy, years: years.length, withBefore, rows: backtest(years, policy) };
  });
  if (args.json) {
    const json = tables.flatMap(({ policy, rows }) =>
      rows.map((row) => ({ policy: policy.version, ...backtestRowJson(row) })),
    );
    terminal.data(`${JSON.stringify(json, null, 2)}\n`);
    return;
  }
  for (const { policy, years, withBefore, rows } of tables) {
    terminal.out(
      `${say(terminal.display, {
        ko: `정책 ${policy.version} · ${years}개 연도, 전년 자료 있음: ${withBefore}`,
        en: `policy ${policy.version} · years: ${years}, with the year before: ${withBefore}`,
      })}\n\n${backtestTable(terminal.display, rows)}\n`,
    );
  }
}

async function readHistory(path: string): Promise<readonly PastBooks[]> {
  const text = await readGivenText(path);
  try {
    return parseHistory(text);
  } catch (error) {
    const reason = issueText(error);
    throw new CommandError(
      `${path}: 과거 자료로 읽을 수 없습니다(${reason.ko}). docs/forecast.md의 모양대로 적어 주십시오.`,
      `${path}: this is no history (${reason.en}). docs/forecast.md shows its shape.`,
    );
  }
}

const paceSourceLabels: Readonly<Record<PaceSource | "ladder", Bilingual>> = {
  ladder: { ko: "사다리 전체", en: "ladder" },
  "own-plan": { ko: "자체 계획", en: "own plan" },
  "own-last-year": { ko: "전년 동일사업", en: "own last year" },
  "similar-projects": { ko: "유사사업", en: "similar projects" },
  "policy-curve": { ko: "정책 곡선", en: "policy curve" },
  calendar: { ko: "달력", en: "calendar" },
};

/** Each pace source beside the calendar, on the same lines; one that serves no line is left out. */
export function backtestTable(display: Display, rows: readonly BacktestRow[]): string {
  const columns = [
    exact("시점", "month"),
    exact("기준", "source"),
    right("사업", "lines"),
    right("지연", "late"),
    ...scoreColumns("", ""),
    ...scoreColumns("달력 ", "calendar ").map((column, at) => spare(at, column)),
  ];
  const body = rows
    .filter(({ lines }) => lines > 0)
    .map(({ paceSource, month, lines, late, score, calendar }) => [
      say(display, month === 6 ? { ko: "6월", en: "June" } : { ko: "9월", en: "September" }),
      say(display, paceSourceLabels[paceSource]),
      `${lines}`,
      `${late}`,
      ...scoreCells(score),
      ...scoreCells(calendar),
    ]);
  return table(display, columns, body);
}

/** One row for programs; shares as percent with one decimal. */
function backtestRowJson({ paceSource, month, lines, late, score, calendar }: BacktestRow) {
  return { rung: paceSource, month, lines, late, ...scoreView(score), calendar: scoreView(calendar) };
}

function scoreColumns(ko: string, en: string): Column[] {
  return [
    right(`${ko}오차 %p`, `${en}error %p`),
    right(`${ko}정밀도 %`, `${en}precision %`),
    right(`${ko}재현율 %`, `${en}recall %`),
    right(`${ko}선행일`, `${en}lead days`),
  ];
}

function scoreCells({ forecastError, precision, recall, leadDays }: Score): string[] {
  return [...[forecastError, precision, recall].map((share) => percent(share) ?? "–"), `${leadDays ?? "–"}`];
}

function percent(share: Fraction | null): string | null {
  return share === null ? null : formatPercent(share, 1);
}
