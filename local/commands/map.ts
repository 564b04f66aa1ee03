/** monitor map: what the columns of a table mean that no format knows; remembered for the office, listed and forgotten. */
import { parseMapping } from "../../shared/contracts/files/column-mapping.ts";
import { mappingForgotten } from "../../shared/contracts/stored/audit-acts.ts";
import { particle } from "../../shared/domain/values/bilingual.ts";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import { openSource } from "../../shared/formats/containers/open-source.ts";
import type { ColumnMapping } from "../../shared/formats/mapping/mapping.ts";
import { taughtName } from "../../shared/formats/mapping/mapping-findings.ts";
import { recallMapping } from "../../shared/formats/mapping/recall-mapping.ts";
import type { OfficeMapping } from "../../shared/ports/mapping-store.ts";
import { isKnownHome, knownHome } from "../host/open-home.ts";
import { actorName, actorOf, recordAudit } from "../host/record-audit.ts";
import { mappingsText } from "../mapping/print-mappings.ts";
import { assertAnswered, suggestionText, suggestMapping, tellOpen } from "../mapping/suggest-mapping.ts";
import { readMapping } from "../mapping/read-mapping.ts";
import { rememberMapping } from "../mapping/remember-mapping.ts";
import { type MapHost, officesOf, oneOffice } from "../mapping/select-office.ts";
import { readGivenFile } from "../storage/read-file.ts";
import { writeNewFile } from "../storage/write-file.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  type ExitCode,
  exits,
  type Opening,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { officeTitlesOf } from "../terminal/office-names.ts";
import { decidedBy } from "../terminal/select-books.ts";
import { readOffice } from "../terminal/option-values.ts";

export function mapCommand(open: Opening<MapHost>): Command {
  return {
    name: "map",
    usage:
      'FILE [--suggest] [--table NAME] [--answer "TEXT"] [--remember] [-o map.json] [--mapping FILE] [--office CODE] [--by NAME] | --list | --forget N',
    options: {
      output: {
        value: "FILE",
        short: "o",
        help: {
          ko: "만들 매핑 파일(없으면 화면에 출력). 이미 있는 파일은 바꾸지 않음",
          en: "the mapping to write (default: print it); one that is there stays",
        },
      },
      suggest: {
        value: null,
        help: {
          ko: "제목이 확실히 말하는 뜻을 채워 보이고, 정할 열을 물음",
          en: "shows what the headers say with certainty, and asks for the rest",
        },
      },
      table: {
        value: "NAME",
        help: {
          ko: '문서나 통합 문서의 이 표(예: "표 2", 시트 이름)',
          en: 'this table of a document or workbook, e.g. "표 2" or a sheet\'s name',
        },
      },
      answer: {
        value: "TEXT",
        help: {
          ko: '정할 열의 뜻을 한 번에 답함(예: "과=부서, 지출누계=집행액, 1월~12월=계획, #7=무시")',
          en: 'the meanings of open columns in one answer, e.g. "과=department, 1월~12월=plan, #7=ignored"',
        },
      },
      remember: {
        value: null,
        help: {
          ko: "답한 대로 자치단체에 기억시킴. 제목 줄이 같은 파일은 앞으로 묻지 않음",
          en: "remembers it as answered: files of this header need none from now on",
        },
      },
      mapping: {
        value: "FILE",
        help: {
          ko: "완성한 매핑 파일을 이 표의 것으로 자치단체에 기억시킴",
          en: "remembers this completed mapping of the table for the office",
        },
      },
      list: {
        value: null,
        help: { ko: "기억해 둔 매핑을 봄", en: "lists the remembered mappings" },
      },
      forget: {
        value: "N",
        help: {
          ko: "이 번호의 매핑을 잊음. 이미 반영한 파일은 그대로",
          en: "forgets that mapping; what was read through it stays",
        },
      },
      office: {
        value: "CODE",
        help: {
          ko: "이 자치단체의 매핑. 재원 이름도 이 자치단체의 말로 읽음(예: 시비, 구비)",
          en: "whose mappings; funds are read as this office names them",
        },
      },
      by: decidedBy,
    },
    takesFiles: true,
    run: async (args, terminal) => {
      if (args.has("list") || args.has("forget")) knownHome();
      if (args.has("list")) return open((host) => list(host, args, terminal));
      if (args.has("forget")) return open((host) => forget(host, args, terminal));
      if (args.has("mapping")) return open((host) => remember(host, args, terminal));
      return draft(args, terminal, open);
    },
  };
}

async function list(host: MapHost, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const all: { office: string; known: readonly OfficeMapping[] }[] = [];
  const offices = await officesOf(host, args);
  for (const { office } of offices) all.push({ office, known: await host.mappings.list(office) });
  const titleOf = await officeTitlesOf(host.ledger, offices);
  printResult(
    terminal,
    args,
    () => all.flatMap(({ office, known }) => known.map((mapping) => ({ office, ...mapping }))),
    () => all.map(({ office, known }) => mappingsText(terminal.display, titleOf(office), known)).join("\n\n"),
  );
  return exits.done;
}

async function forget(host: MapHost, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const given = args.value("forget") ?? "";
  const books = await oneOffice(host, args);
  const decision = { by: actorName(args), at: host.clock.now() };
  const number = /^[1-9]\d{0,5}$/.test(given) ? Number.parseInt(given, 10) : 0;
  const forgotten = number === 0 ? null : await host.mappings.forget(books.office, number, decision);
  if (forgotten === null)
    throw new CommandError(
      `--forget "${given}": 그런 번호의 매핑이 없습니다. 번호는 monitor map --list에 나옵니다.`,
      `--forget "${given}": no mapping of that number stands. monitor map --list prints them.`,
    );
  const headers = forgotten.columns.map(({ header }) => header);
  await recordAudit(host, books, actorOf(args), mappingForgotten(number, headers));
  const said = {
    ko: `매핑 ${number}번을 잊었습니다. 그 매핑으로 이미 반영한 파일은 그대로입니다.`,
    en: `Mapping ${number} is forgotten; what was read through it stays as it was read.`,
  };
  printResult(
    terminal,
    args,
    () => ({ office: books.office, forgotten: number }),
    () => say(terminal.display, said),
  );
  return exits.done;
}

async function remember(host: MapHost, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const mapping = parseMapping((await readMapping(args)) ?? "");
  return keep(host, mapping, await readGivenFile(oneFile(args)), args, terminal);
}

async function keep(
  host: MapHost,
  mapping: ColumnMapping,
  bytes: Uint8Array,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const books = await oneOffice(host, args);
  const { number, said } = await rememberMapping({ mapping, bytes, books }, host, args);
  printResult(
    terminal,
    args,
    () => ({ office: books.office, number }),
    () => say(terminal.display, said),
  );
  return exits.done;
}

async function draft(args: Arguments, terminal: Terminal, open: Opening<MapHost>): Promise<ExitCode> {
  const path = oneFile(args);
  const bytes = await readGivenFile(path);
  const opening = await openSource(bytes, openDocument);
  if (opening.kind === "refused")
    throw new CommandError(`${path}: ${opening.finding.ko}`, `${path}: ${opening.finding.en}`);
  const known = isKnownHome() ? await open((host) => knownMappings(host, args)) : [];
  const recalled = recallMapping(opening.source, known);
  // What is said anew of a taught table replaces what was remembered.
  const isAnew = args.has("answer") || args.has("remember");
  if (!isAnew && recalled?.fits === true && recalled.mapping.taught !== null) {
    const { taught, ...mapping } = recalled.mapping;
    const name = taughtName(taught);
    terminal.err(
      `${say(terminal.display, { ko: `${path}: ${name.ko}${particle(name.ko, "으로/로")} 읽는 표입니다.`, en: `${path} is read through ${name.en}.` })}\n`,
    );
    await write({ version: 1, ...mapping }, args, terminal);
    return exits.done;
  }
  const drafted = suggestMapping(opening.source, readOffice(args), known, args);
  if (drafted === null) throw noHeader(path);
  if (args.has("remember") && args.has("answer")) assertAnswered(drafted);
  if (args.has("remember")) return open((host) => keep(host, drafted, bytes, args, terminal));
  const isShown = (args.has("suggest") || args.has("answer")) && !args.json;
  if (isShown) {
    const about = { source: opening.source, office: readOffice(args), table: args.value("table") };
    terminal.out(`${suggestionText(terminal, path, drafted, about)}\n`);
  }
  if (!isShown || args.has("output")) await write({ version: 1, ...drafted }, args, terminal);
  if (!isShown) tellOpen(drafted, args, terminal);
  return exits.done;
}

async function knownMappings(host: MapHost, args: Arguments) {
  const offices = await officesOf(host, args);
  const known = [];
  for (const { office } of offices) known.push(...(await host.mappings.list(office)));
  return known;
}

function oneFile({ files }: Arguments): string {
  const [path, ...more] = files;
  if (path !== undefined && more.length === 0) return path;
  throw new CommandError("표 파일 하나를 적어 주십시오.", "Name one file with a table.");
}

function noHeader(path: string): CommandError {
  return new CommandError(
    `${path}: 제목 줄을 찾지 못했습니다. 글자로 된 제목 줄 아래에 금액 행이 있는 표인지 확인하여 주십시오.`,
    `${path}: no header row was found: a row of texts with amounts below it. Check that the file holds such a table.`,
  );
}

async function write(mapping: object, args: Arguments, terminal: Terminal): Promise<void> {
  const text = `${JSON.stringify(mapping, (key, value: unknown) => (key === "taught" ? undefined : value), 2)}\n`;
  const path = args.value("output");
  if (path === null) {
    terminal.data(text);
    return;
  }
  await writeNewFile(path, text);
  const made = { ko: `${path}: 매핑 파일을 만들었습니다.`, en: `${path}: a column mapping.` };
  printResult(
    terminal,
    args,
    () => ({ path }),
    () => say(terminal.display, made),
  );
}
