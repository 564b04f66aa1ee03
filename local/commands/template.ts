/** monitor template: writes the office's empty template, ready to be filled in and ingested. */
import { writeTemplate, writeTemplateCsv } from "../../shared/formats/template/write-template.ts";
import { writeNewFile } from "../storage/write-file.ts";
import { type Arguments, type Command, CommandError, exits, printResult } from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { readOffice, readYear } from "../terminal/option-values.ts";

export const template: Command = {
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
        ko: "기준일을 이 회계연도 안의 날짜로 제한",
        en: "accepts as-of dates of this fiscal year only",
      },
    },
  },
  takesFiles: false,
  run: async (args, terminal) => {
    const path = readOutput(args);
    const order = { office: readOffice(args), fiscalYear: readYear(args) };
    const isCsv = path.toLowerCase().endsWith(".csv");
    const bytes = isCsv ? new TextEncoder().encode(writeTemplateCsv(order)) : await writeTemplate(order);
    await writeNewFile(path, bytes);
    const made = { ko: `${path}: 빈 서식을 만들었습니다.`, en: `${path}: an empty template.` };
    printResult(
      terminal,
      args,
      () => ({ path }),
      () => say(terminal.display, made),
    );
    return exits.done;
  },
};

function readOutput(args: Arguments): string {
  const path = args.value("output");
  if (path !== null && /\.(?:xlsx|csv)$/i.test(path)) return path;
  throw new CommandError(
    "만들 파일을 -o 서식.xlsx나 -o 서식.csv처럼 적어 주십시오.",
    "Say which file to write, ending in .xlsx or .csv: -o template.xlsx.",
  );
}
