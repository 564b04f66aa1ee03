/** monitor template: writes the office's empty template, ready to be filled in and ingested. */
import { writeTemplate, writeTemplateCsv } from "../../shared/formats/template/write-template.ts";
import { writeNewFile } from "../storage/write-file.ts";
import { type Arguments, type Command, CommandError, exits } from "../terminal/command-line.ts";
import { readOffice, readYear } from "../terminal/option-values.ts";

export const template: Command = {
  name: "template",
  usage: "-o FILE [--office CODE] [--year YYYY]",
  options: {
    output: {
      value: "FILE",
      short: "o",
      help: "the .xlsx or .csv to write; one that is there is never replaced",
    },
    office: { value: "CODE", help: "names the funds as this office does, e.g. 시비 and 구비" },
    year: { value: "YYYY", help: "accepts as-of dates of this fiscal year only" },
  },
  takesFiles: false,
  run: async (args, terminal) => {
    const path = readOutput(args);
    const order = { office: readOffice(args), fiscalYear: readYear(args) };
    const isCsv = path.toLowerCase().endsWith(".csv");
    const bytes = isCsv ? new TextEncoder().encode(writeTemplateCsv(order)) : await writeTemplate(order);
    await writeNewFile(path, bytes);
    terminal.out(
      args.json ? `${JSON.stringify({ path })}\n` : `${path}: 빈 서식을 만들었습니다. / An empty template.\n`,
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
