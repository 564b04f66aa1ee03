/** monitor map: a first column mapping of a table that no format knows, for a person to complete; and reading it. */
import { mappingText, maxMappingBytes, parseMapping } from "../../shared/contracts/files/column-mapping.ts";
import { issueText } from "../../shared/contracts/values/issue-text.ts";
import { factualMeasures } from "../../shared/domain/values/measure.ts";
import { projectAttributes } from "../../shared/domain/values/project.ts";
import { openSource } from "../../shared/formats/containers/open-source.ts";
import { draftMapping, type DraftMapping } from "../../shared/formats/mapping/draft-mapping.ts";
import { readGivenFile } from "../storage/read-file.ts";
import { writeNewFile } from "../storage/write-file.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  exits,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { readOffice } from "../terminal/option-values.ts";

export const map: Command = {
  name: "map",
  usage: "FILE [-o map.json] [--office CODE]",
  options: {
    output: {
      value: "FILE",
      short: "o",
      help: {
        ko: "만들 매핑 파일(없으면 화면에 출력). 이미 있는 파일은 바꾸지 않음",
        en: "the mapping to write (default: print it); one that is there stays",
      },
    },
    office: {
      value: "CODE",
      help: {
        ko: "재원 이름을 이 자치단체의 말로 읽음(예: 시비, 구비)",
        en: "reads the names of funds as this office writes them",
      },
    },
  },
  takesFiles: true,
  run: async (args, terminal) => {
    const office = readOffice(args);
    const draft = await draftOf(oneFile(args), office);
    await write(draft, args, terminal);
    const open = draft.columns.filter(({ means }) => means === "?").map(({ header }) => header);
    if (open.length > 0 && !args.json) {
      terminal.err(
        `${say(terminal.display, {
          ko: `뜻을 적어야 하는 열("?"): ${open.join(", ")}\n쓸 수 있는 뜻: ${meanings}`,
          en: `Columns to decide ("?"): ${open.join(", ")}\nMeanings: ${meanings}`,
        })}\n`,
      );
    }
    return exits.done;
  },
};

const meanings =
  `projectCode projectName ${projectAttributes.join(" ")} asOf unit personal ignored; ` +
  `amount: { "means": "amount", "measure": "${factualMeasures.join("|")}", "fund": null, "unit": null }`;

function oneFile({ files }: Arguments): string {
  const [path, ...more] = files;
  if (path !== undefined && more.length === 0) return path;
  throw new CommandError("표 파일 하나를 적어 주십시오.", "Name one file with a table.");
}

async function draftOf(path: string, office: string | null): Promise<DraftMapping> {
  const opening = await openSource(await readGivenFile(path));
  if (opening.kind === "refused")
    throw new CommandError(`${path}: ${opening.finding.ko}`, `${path}: ${opening.finding.en}`);
  const draft = draftMapping(opening.source, office);
  if (draft !== null) return draft;
  throw new CommandError(
    `${path}: 제목 줄을 찾지 못했습니다. 글자로 된 제목 줄 아래에 금액 행이 있는 표인지 확인하여 주십시오.`,
    `${path}: no header row was found: a row of texts with amounts below it. Check that the file holds such a table.`,
  );
}

async function write(draft: DraftMapping, args: Arguments, terminal: Terminal): Promise<void> {
  const text = `${JSON.stringify(draft, null, 2)}\n`;
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

/** A mapping as a person lays it out, with the hints of monitor map, is four times its one text. */
const maxFileBytes = 4 * maxMappingBytes;

/**
 * The column mapping that `ingest --mapping` names, as its one text.
 * @returns null when none was named. @throws CommandError for a file that is no mapping.
 */
export async function readMapping(args: Arguments): Promise<string | null> {
  const path = args.value("mapping");
  if (path === null) return null;
  const bytes = await readGivenFile(path);
  if (bytes.byteLength > maxFileBytes) throw tooLarge(path);
  const text = textOf(path, bytes);
  if (new TextEncoder().encode(text).byteLength > maxMappingBytes) throw tooLarge(path);
  return text;
}

function textOf(path: string, bytes: Uint8Array): string {
  try {
    return mappingText(parseMapping(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    const reason = error instanceof TypeError ? "it is not UTF-8" : issueText(error);
    throw new CommandError(
      `${path}: 매핑 파일로 읽을 수 없습니다(${reason}). 그 자리를 고치거나 monitor map으로 새로 만들어 주십시오.`,
      `${path}: this is no column mapping (${reason}). Correct that place, or make it anew with monitor map.`,
    );
  }
}

function tooLarge(path: string): CommandError {
  return new CommandError(
    `${path}: 매핑 파일이 한도 ${maxMappingBytes / 1024} KB를 넘습니다. 읽지 않을 열("ignored")을 지워 주십시오.`,
    `${path}: a mapping may have ${maxMappingBytes / 1024} KB. Take out columns that are not read ("ignored").`,
  );
}
