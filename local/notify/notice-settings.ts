/** By what the embedded host brings notices, as its environment says: always letters in a folder, and what is set up beside. */
import { readFileSync } from "node:fs";
import * as z from "zod";
import { CommandError } from "../terminal/command-line.ts";

export interface NoticeSettings {
  readonly from: string;
  /** Null: letters to persons lie in the folder alone. */
  readonly smtpUrl: string | null;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
}

/** For whoever only reads, and for tests: nothing leaves the house. */
export const folderOnly: NoticeSettings = { from: "monitor@localhost", smtpUrl: null, webhook: null };

const schema = z.object({
  MONITOR_MAIL_FROM: z.email().default(folderOnly.from),
  MONITOR_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MONITOR_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  MONITOR_WEBHOOK_SECRET: z.string().min(16).optional(),
  MONITOR_WEBHOOK_SECRET_FILE: z.string().min(1).optional(),
});

/** @throws CommandError that names the variable and never its value. */
export function noticeSettings(environment: NodeJS.ProcessEnv): NoticeSettings {
  const { data, error } = schema.safeParse(environment);
  if (error !== undefined) throw wrong(error.issues.map(({ path }) => path.join(".")));
  const { MONITOR_WEBHOOK_URL: url, MONITOR_WEBHOOK_SECRET_FILE: file } = data;
  const secret = file === undefined ? data.MONITOR_WEBHOOK_SECRET : readFileSync(file, "utf8").trim();
  if (url !== undefined && (secret === undefined || secret.length < 16))
    throw wrong(["MONITOR_WEBHOOK_SECRET"]);
  return {
    from: data.MONITOR_MAIL_FROM,
    smtpUrl: data.MONITOR_SMTP_URL ?? null,
    webhook: url === undefined || secret === undefined ? null : { url, secret },
  };
}

function wrong(names: readonly string[]): CommandError {
  const list = names.join(", ");
  return new CommandError(
    `환경 변수 ${list}을(를) 확인하여 주십시오: 주소는 smtp(s)://·http(s)://, 보내는 이는 전자우편 주소, 비밀 값은 16자 이상입니다.`,
    `Check ${list}: addresses begin with smtp(s):// or http(s)://, the sender is an e-mail address, a secret has 16 characters or more.`,
  );
}
