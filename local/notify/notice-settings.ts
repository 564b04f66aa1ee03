/** By what the embedded host brings notices, as its environment says: always letters in a folder, and what is set up beside. */
import { readFileSync } from "node:fs";
import * as z from "zod";
import { pageAddress } from "../../shared/contracts/values/page-address.ts";
import type { LetterSetting } from "../../shared/domain/notices/letter.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { CommandError } from "../terminal/command-line.ts";

export interface NoticeSettings {
  readonly from: string;
  /** Null: letters to persons lie in the folder alone. */
  readonly smtpUrl: string | null;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly letters: LetterSetting;
}

/** For whoever only reads, and for tests: nothing leaves the house. */
export const folderOnly: NoticeSettings = {
  from: "monitor@localhost",
  smtpUrl: null,
  webhook: null,
  letters: { language: "ko", pageAddress: null },
};

const schema = z.object({
  MONITOR_MAIL_FROM: z.email().default(folderOnly.from),
  MONITOR_SMTP_URL: z.url({ protocol: /^smtps?$/, hostname: /./ }).optional(),
  MONITOR_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  MONITOR_WEBHOOK_SECRET: z.string().min(16).optional(),
  MONITOR_WEBHOOK_SECRET_FILE: z.string().min(1).optional(),
  MONITOR_PAGE_URL: pageAddress.optional(),
  MONITOR_LETTER_LANG: z.enum(["ko", "en"]).default("ko"),
});

type Name = keyof z.infer<typeof schema>;

/** @throws CommandError that names each variable that is wrong, and never its value: some hold passwords. */
export function noticeSettings(environment: NodeJS.ProcessEnv): NoticeSettings {
  const { data, error } = schema.safeParse(stated(environment));
  if (error !== undefined)
    throw wrong(names.filter((name) => error.issues.some(({ path }) => path[0] === name)));
  const { MONITOR_WEBHOOK_URL: url, MONITOR_WEBHOOK_SECRET_FILE: file } = data;
  const secret = file === undefined ? data.MONITOR_WEBHOOK_SECRET : secretIn(file);
  if (url !== undefined && (secret === undefined || secret.length < 16))
    throw wrong([file === undefined ? "MONITOR_WEBHOOK_SECRET" : "MONITOR_WEBHOOK_SECRET_FILE"]);
  return {
    from: data.MONITOR_MAIL_FROM,
    smtpUrl: data.MONITOR_SMTP_URL ?? null,
    webhook: url === undefined || secret === undefined ? null : { url, secret },
    letters: { language: data.MONITOR_LETTER_LANG, pageAddress: data.MONITOR_PAGE_URL ?? null },
  };
}

/** An empty variable is one that is not set: that is how a start script takes a setting back. */
function stated(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ""));
}

function secretIn(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw wrong(["MONITOR_WEBHOOK_SECRET_FILE"]);
  }
}

const remedies: Readonly<Record<Name, Bilingual>> = {
  MONITOR_MAIL_FROM: {
    ko: "보내는 전자우편 주소입니다. 예: budget@office.go.kr",
    en: "the sender's e-mail address, for example budget@office.go.kr",
  },
  MONITOR_SMTP_URL: {
    ko: "메일 서버 주소입니다. 예: smtps://사용자:비밀번호@mail.office.go.kr:465 (사용자나 비밀번호의 @ : / 는 %40 %3A %2F로 적습니다)",
    en: "the mail server, for example smtps://user:password@mail.office.go.kr:465 (write @ : / in a user or password as %40 %3A %2F)",
  },
  MONITOR_WEBHOOK_URL: {
    ko: "통지를 받을 시스템의 http:// 또는 https:// 주소입니다.",
    en: "the http:// or https:// address of the system that takes notices",
  },
  MONITOR_WEBHOOK_SECRET: {
    ko: "16자 이상의 비밀 값입니다. 받는 시스템과 같은 값을 쓰십시오.",
    en: "a secret of 16 characters or more, the same as the other system's",
  },
  MONITOR_WEBHOOK_SECRET_FILE: {
    ko: "16자 이상의 비밀 값이 든 파일입니다. 경로와 읽기 권한을 확인하십시오.",
    en: "a file with a secret of 16 characters or more; check its path and that it can be read",
  },
  MONITOR_PAGE_URL: {
    ko: "편지의 링크가 여는 화면의 http:// 또는 https:// 주소입니다. 사용자와 비밀번호는 넣지 않습니다.",
    en: "the http:// or https:// address of the page to which letters link, without user and password",
  },
  MONITOR_LETTER_LANG: {
    ko: "편지의 언어입니다: ko(한국어) 또는 en(영어)",
    en: "the language of letters: ko (Korean) or en (English)",
  },
};

const names = schema.keyof().options;

function wrong(wrongNames: readonly Name[]): CommandError {
  const listed = (language: keyof Bilingual): string =>
    wrongNames.map((name) => `  ${name}: ${remedies[name][language]}`).join("\n");
  return new CommandError(
    `환경 변수를 확인하여 주십시오.\n${listed("ko")}`,
    `Check the environment:\n${listed("en")}`,
  );
}
