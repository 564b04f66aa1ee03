/** npm run messages -- [TEXT]: every sentence for people, in both languages, by its code and place; TEXT narrows them. */
import { messagesIn } from "./messages.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

const [wanted = ""] = scriptArguments({
  usage: "npm run messages -- [TEXT]: sentences for people, with their code and place",
  options: {},
  mostWords: 1,
}).words;
const shown = messagesIn().filter(({ code, ko, en, file }) =>
  [code, ko ?? "", en ?? "", file].some((text) => text.includes(wanted)),
);
for (const { code, ko, en, file, line } of shown)
  process.stdout.write(`${code === "" ? "–" : code}  ${file}:${line}\n  ${ko ?? "…"}\n  ${en ?? "…"}\n`);
process.stdout.write(`${shown.length} messages\n`);
