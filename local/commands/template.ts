/** monitor template: writes the office's template, filled with what is known of its projects, ready to be changed and ingested. */
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { writeTemplate, writeTemplateCsv } from "../../shared/formats/template/write-template.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { booksWithFigures } from "../../shared/reading/offered-books.ts";
import { type LineSource, readTemplateLines } from "../../shared/reading/read-lines.ts";
import { isKnownHome } from "../host/open-home.ts";
import { writeNewFile } from "../storage/write-file.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  exits,
  type Opening,
  printResult,
} from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { readOffice, readYear } from "../terminal/option-values.ts";

export interface TemplateHost {
  readonly ledger: LineSource & Pick<LedgerStore, "listBooks" | "listUploads" | "readHead">;
}

export function templateCommand(open: Opening<TemplateHost>): Command {
  return {
    name: "template",
    usage: "-o FILE [--office CODE] [--year YYYY]",
    options: {
      output: {
        value: "FILE",
        short: "o",
        help: {
          ko: "만들 .xlsx 또는 .csv 파일. 이미 있는 파일은 바꾸지 않음",
          en: "the .xlsx or .csv to write; one that is there is never replaced",
        },
      },
      office: {
        value: "CODE",
        help: {
          ko: "재원 이름을 이 자치단체의 말로 적음(예: 시비, 구비)",
          en: "names the funds as this office does",
        },
      },
      year: {
        value: "YYYY",
        help: {
          ko: "자치단체와 함께 주면 그 장부의 사업으로 채움(장부가 하나이면 없어도 됨). 기준일은 이 회계연도 안의 날짜만",
          en: "with an office: filled with its projects (without it: of its only books); as-of dates of this fiscal year only",
        },
      },
    },
    takesFiles: false,
    run: async (args, terminal) => {
      const path = readOutput(args);
      const { office, fiscalYear, lines, others } = await linesMeant(args, open);
      const order = { office, fiscalYear, lines };
      const isCsv = path.toLowerCase().endsWith(".csv");
      const bytes = isCsv ? new TextEncoder().encode(writeTemplateCsv(order)) : await writeTemplate(order);
      await writeNewFile(path, bytes);
      const made =
        lines.length === 0
          ? {
              ko: `${path}: 빈 서식을 만들었습니다.${notFilled(others).ko}`,
              en: `${path}: an empty template.${notFilled(others).en}`,
            }
          : {
              ko: `${path}: 사업 ${lines.length}건을 채운 서식을 만들었습니다. ${locks(isCsv).ko}`,
              en: `${path}: a template filled with ${lines.length} projects; ${locks(isCsv).en}`,
            };
      printResult(
        terminal,
        args,
        () => ({ path, projects: lines.length }),
        () => say(terminal.display, made),
      );
      return exits.done;
    },
  };
}

/** CSV locks nothing: what came back changed is held there, too. */
function locks(isCsv: boolean): Bilingual {
  return isCsv
    ? {
        ko: "CSV의 칸은 잠기지 않습니다. 기준일, 원인행위액, 집행액, 계획, 팀, 담당자 밖의 칸이 바뀌어 돌아오면 보류합니다.",
        en: "no cell of a CSV is locked. The file is held if anything but the day, commitments, expenditure, plans, team or contact comes back changed.",
      }
    : { ko: "회색 칸은 잠겨 있습니다.", en: "the grey cells are locked." };
}

interface LinesMeant {
  readonly office: string | null;
  readonly fiscalYear: number | null;
  readonly lines: readonly LedgerLine[];
  /** Books that would have filled it, where somebody named others. */
  readonly others: readonly Books[];
}

/** The office's projects as they were last known: of its only books where no year is said; none where nobody knows the books. */
async function linesMeant(args: Arguments, open: Opening<TemplateHost>): Promise<LinesMeant> {
  const [office, year] = [readOffice(args), readYear(args)];
  if (office === null || !isKnownHome()) return { office, fiscalYear: year, lines: [], others: [] };
  return open(async ({ ledger }) => {
    const known = await booksWithFigures(ledger, await ledger.listBooks());
    const [own, ...more] = known.filter((books) => books.office === office);
    if (year === null && more.length > 0) throw whichYear(office, [own, ...more]);
    const fiscalYear = year ?? own?.fiscalYear ?? null;
    const lines = fiscalYear === null ? [] : await readTemplateLines(ledger, { office, fiscalYear });
    return { office, fiscalYear, lines, others: lines.length === 0 ? known : [] };
  });
}

function whichYear(office: string, books: readonly (Books | undefined)[]): CommandError {
  const years = books.flatMap((each) => (each === undefined ? [] : [each.fiscalYear])).join(", ");
  return new CommandError(
    `${office}의 장부가 여럿입니다. --year로 골라 주십시오: ${years}`,
    `${office} has several books. Choose with --year: ${years}`,
  );
}

/** A mistyped code is no new office. */
function notFilled(others: readonly Books[]): Bilingual {
  if (others.length === 0) return { ko: "", en: "" };
  const list = others.map(({ office, fiscalYear }) => `${office}/${fiscalYear}`).join(", ");
  return {
    ko: ` 그 자치단체와 회계연도의 사업이 장부에 없어 채우지 않았습니다. 있는 장부: ${list}`,
    en: ` The ledger has no projects of that office and year. It has: ${list}`,
  };
}

function readOutput(args: Arguments): string {
  const path = args.value("output");
  if (path !== null && /\.(?:xlsx|csv)$/i.test(path)) return path;
  throw new CommandError(
    "만들 파일을 -o 서식.xlsx나 -o 서식.csv처럼 적어 주십시오.",
    "Say which file to write, ending in .xlsx or .csv: -o template.xlsx.",
  );
}
