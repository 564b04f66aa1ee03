/** npm run messages -- [TEXT]: every sentence for people, in both languages, by its code and place; TEXT narrows them. */
import { messagesIn } from "./messages.ts";

const [wanted = ""] = process.argv.slice(2);
const shown = messagesIn().filter(({ code, ko, en, file }) =>
  [code, ko ?? "", en ?? "", file].some((text) => text.includes(wanted)),
);
for (const { code, ko, en, file, line } of shown)
  process.stdout.write(`${code === "" ? "–" : code}  ${file}:${line}\n  ${ko ?? "…"}\n  ${en ?? "…"}\n`);
process.stdout.write(`${shown.length} messages\n`);
