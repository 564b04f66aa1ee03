/** Looks at the program itself: versions, what was installed with it, and what its environment says. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { installedFonts } from "../../shared/runtime/installed-fonts.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import { deliveryErrorText } from "../notify/delivery-errors.ts";
import { SmtpNotifier } from "../notify/local-notifier.ts";
import { noticeSettings } from "../notify/notice-settings.ts";
import { explainError } from "../terminal/explain-error.ts";
import { type Check, look, ok, wrong } from "./check.ts";

const root = join(import.meta.dirname, "../..");

const names = {
  versions: { ko: "판", en: "versions" },
  page: { ko: "화면", en: "page" },
  fonts: { ko: "보고서 글꼴", en: "fonts of reports" },
  mail: { ko: "메일", en: "mail" },
  zone: { ko: "시간대", en: "time zone" },
} as const;

export async function checkProgram(environment: NodeJS.ProcessEnv): Promise<readonly Check[]> {
  return [checkVersions(), checkPage(), await checkFonts(), await checkMail(environment), checkZone()];
}

export function programVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")))
    .version;
}

function checkVersions(): Check {
  const database = new DatabaseSync(":memory:");
  const sqlite = database.prepare("SELECT sqlite_version() AS version").get()?.["version"];
  database.close();
  const { node } = process.versions;
  return ok(
    names.versions,
    `monitor ${programVersion()}, Node ${node}, SQLite ${String(sqlite)}, ${process.platform} ${process.arch}`,
  );
}

function checkPage(): Check {
  if (existsSync(join(root, "dashboard/dist/index.html")))
    return ok(names.page, { ko: "만들어져 있습니다.", en: "built" });
  return look(
    names.page,
    "아직 만들지 않았습니다. npm start 또는 npm run build:dashboard가 만듭니다.",
    "not built yet: npm start or npm run build:dashboard builds it",
  );
}

async function checkFonts(): Promise<Check> {
  try {
    await installedFonts();
    return ok(names.fonts, { ko: "있습니다.", en: "there" });
  } catch {
    return wrong(
      names.fonts,
      "없습니다. PDF 보고서를 만들 수 없습니다. npm ci를 다시 실행하거나 압축 파일을 다시 푸십시오.",
      "missing: no PDF report can be made. Run npm ci again, or unpack the archive again.",
    );
  }
}

/** What is set, never a value: some hold passwords. */
async function checkMail(environment: NodeJS.ProcessEnv): Promise<Check> {
  try {
    const { smtpUrl, webhook, from } = noticeSettings(environment);
    if (smtpUrl === null && webhook === null)
      return ok(names.mail, {
        ko: "보내지 않습니다. 편지는 자료 폴더의 notices에 쌓입니다.",
        en: "nothing is sent; letters lie in the home's notices folder",
      });
    if (smtpUrl !== null) await new SmtpNotifier(smtpUrl, from).reach();
    const ways = [...(smtpUrl === null ? [] : ["SMTP"]), ...(webhook === null ? [] : ["webhook"])].join(", ");
    return ok(names.mail, { ko: `${ways}, 보내는 주소 ${from}`, en: `${ways}, from ${from}` });
  } catch (error) {
    const known = error instanceof Failure ? deliveryErrorText(`${error.code}: `) : null;
    return { name: names.mail, state: "wrong", found: known ?? explainError(error) };
  }
}

/** Quiet hours, digests and the day of a figure are this computer's. */
function checkZone(): Check {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (timeZone === "Asia/Seoul") return ok(names.zone, timeZone);
  return look(
    names.zone,
    `${timeZone}: 한국 시간이 아닙니다. 알림의 밤 시간과 화면의 시각이 어긋날 수 있으니 시스템 시간대를 서울로 정하십시오.`,
    `${timeZone}: not Korea's. Night hours of notices and times may be off; set the system to Seoul.`,
  );
}
