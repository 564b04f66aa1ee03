/** monitor map: makes a first column mapping of a table that no format knows, for a person to complete. */
import { factualMeasures } from "../../shared/domain/values/measure.ts";
import { type DraftMapping, draftMapping } from "../../shared/formats/mapping/draft-mapping.ts";
import { openSource } from "../../shared/formats/containers/open-source.ts";
import { type Command, exits, Refusal, type Terminal, type Words } from "../terminal/command-line.ts";
import { readOffice } from "../terminal/option-values.ts";
import { readGivenFile } from "../storage/read-given-file.ts";
import { createFile } from "../storage/write-file.ts";

export const map: Command = {
  name: "map",
  usage: "FILE [-o map.json] [--office CODE]",
  options: {
    output: {
      value: "FILE",
      short: "o",
      help: "the mapping to write (default: print it); one that is there stays",
    },
    office: { value: "CODE", help: "knows the funds by this office's words, e.g. 시비 and 구비" },
  },
  takesFiles: true,
  run: async (words, terminal) => {
    const office = readOffice(words);
    const draft = await draftOf(oneFile(words), office);
    await write(draft, words, terminal);
    const open = draft.columns.filter(({ means }) => means === "?").map(({ header }) => header);
    if (open.length > 0 && !words.json) {
      terminal.err(
        `뜻을 적어야 하는 열 / columns to decide ("?"): ${open.join(", ")}\n` +
          `뜻 / meanings: ${meanings}\n`,
      );
    }
    return exits.done;
  },
};

const meanings =
  "projectCode projectName unitProject department team contact account field asOf unit personal ignored; " +
  `amount: { "means": "amount", "measure": "${factualMeasures.join("|")}", "fund": null, "unit": null }`;

function oneFile({ files }: Words): string {
  const [path, ...more] = files;
  if (path !== undefined && more.length === 0) return path;
  throw new Refusal("표 파일 하나를 적어 주십시오.", "Name one file with a table.");
}

async function draftOf(path: string, office: string | null): Promise<DraftMapping> {
  const opening = await openSource(await readGivenFile(path));
  if (opening.kind === "refused") throw new Refusal(`${path}: ${opening.finding.ko}`, opening.finding.en);
  const draft = draftMapping(opening.source, office);
  if (draft !== null) return draft;
  throw new Refusal(
    `${path}: 제목 줄을 찾지 못했습니다. 글자로 된 제목 줄 아래에 금액 행이 있는 표인지 확인하여 주십시오.`,
    `${path}: no header row was found: a row of texts with amounts below it. Check that the file holds such a table.`,
  );
}

async function write(draft: DraftMapping, words: Words, terminal: Terminal): Promise<void> {
  const text = `${JSON.stringify(draft, null, 2)}\n`;
  const path = words.value("output");
  if (path === null) {
    terminal.out(text);
    return;
  }
  if (!(await createFile(path, text))) {
    throw new Refusal(
      `${path}: 이미 있는 파일은 덮어쓰지 않습니다. 다른 이름을 적어 주십시오.`,
      `${path}: it exists and is not replaced. Choose another name.`,
    );
  }
  terminal.out(
    words.json ? `${JSON.stringify({ path })}\n` : `${path}: 매핑 파일을 만들었습니다. / A column mapping.\n`,
  );
}
