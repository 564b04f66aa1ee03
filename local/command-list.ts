/** Every command by its name, with what it does in one sentence. What it is made of is loaded when it is called. */
import type { Bilingual } from "../shared/domain/values/bilingual.ts";
import type { Host } from "./host/host.ts";
import type { Command } from "./terminal/command-line.ts";

export interface ListedCommand {
  readonly name: string;
  readonly summary: Bilingual;
  readonly load: () => Promise<Command>;
}

export const commandList: readonly ListedCommand[] = [
  {
    name: "start",
    summary: {
      ko: "모니터를 켜고 수신함을 지켜봅니다.",
      en: "Shows rates and alerts, then watches the inbox folder.",
    },
    load: async () => (await import("./commands/start.ts")).start,
  },
  {
    name: "ingest",
    summary: {
      ko: "파일을 장부에 반영합니다.",
      en: "Takes files into the ledger: each as a whole, or not at all, with every reason.",
    },
    load: async () => (await import("./commands/ingest.ts")).ingest,
  },
  {
    name: "release",
    summary: {
      ko: "보류된 파일을 반영하거나 되돌린 파일을 되살립니다.",
      en: "Lets a held upload in, as it is, or brings an undone one in again.",
    },
    load: async () => (await import("./commands/uploads.ts")).release,
  },
  {
    name: "discard",
    summary: {
      ko: "보류된 파일을 폐기합니다.",
      en: "Puts a held upload aside for good; its bytes and record stay.",
    },
    load: async () => (await import("./commands/uploads.ts")).discard,
  },
  {
    name: "undo",
    summary: {
      ko: "반영한 파일을 되돌립니다. 기록은 남고 장부는 그 파일이 없던 상태가 됩니다.",
      en: "Takes an applied upload back; nothing is deleted.",
    },
    load: async () => (await import("./commands/uploads.ts")).undo,
  },
  {
    name: "match",
    summary: {
      ko: "같은 사업인지 답합니다. 이름·부서·코드가 바뀐 사업을 장부의 사업과 잇습니다.",
      en: "Says whether new lines are known projects; without an answer it lists the questions.",
    },
    load: async () => (await import("./commands/match.ts")).match,
  },
  {
    name: "reconcile",
    summary: {
      ko: "지출 대사: 집행 자료·지급 명세·e호조의 금액을 사업마다 나란히 견줍니다.",
      en: "Dump, payment lists and e-Hojo side by side, and what differs.",
    },
    load: async () => (await import("./commands/reconcile.ts")).reconcileCommand,
  },
  {
    name: "rates",
    summary: {
      ko: "집행률: 사업별·단위사업별·부서별, 재원별.",
      en: "Execution rates, recomputed exactly from the ledger.",
    },
    load: async () => (await import("./commands/rates.ts")).rates,
  },
  {
    name: "departments",
    summary: {
      ko: "부서코드의 이름을 보고 적습니다.",
      en: "What departments are called beside their codes, by whom; CODE NAME enters a name.",
    },
    load: async () => (await import("./commands/departments.ts")).departments,
  },
  {
    name: "history",
    summary: {
      ko: "한 사업의 모든 기록과 그날의 집행률.",
      en: "All that was said of a project, with its rate after each day and the rows it stands in.",
    },
    load: async () => (await import("./commands/history.ts")).history,
  },
  {
    name: "alerts",
    summary: {
      ko: "열린 알림과 그 까닭을 보고, 확인·미룸·사유를 적습니다.",
      en: "Open alerts, the most severe first, with the facts behind each; and answers to them.",
    },
    load: async () => (await import("./commands/alerts.ts")).alerts,
  },
  {
    name: "policy",
    summary: {
      ko: "정책: 목표율·기준·제외·알림 기준을 보거나 바꿉니다.",
      en: "Shows or changes targets, bounds and exclusions.",
    },
    load: async () => (await import("./commands/policy.ts")).policyCommand(inNewHome, inHome),
  },
  {
    name: "backtest",
    summary: {
      ko: "지난 해로 예측과 지연 알림을 검증합니다.",
      en: "Holds forecast and behind-target against years that are over.",
    },
    load: async () => (await import("./commands/backtest.ts")).backtestCommand(inHome),
  },
  {
    name: "notices",
    summary: {
      ko: "통지: 누구에게 언제 보냈는지, 무엇이 기다리는지.",
      en: "What was sent to whom, what waits, what was dropped.",
    },
    load: async () => (await import("./commands/notices.ts")).noticesCommand(inHome),
  },
  {
    name: "snapshot",
    summary: {
      ko: "스냅숏: 기준일의 수치를 얼려 두고, 보고, 검증하고, 비교합니다.",
      en: "Freezes the figures of a day; shows, verifies and compares what was frozen.",
    },
    load: async () => (await import("./commands/snapshot.ts")).snapshotCommand(inHome),
  },
  {
    name: "report",
    summary: {
      ko: "의회 제출 보고서: 스냅숏을 HWPX, XLSX, PDF, CSV, JSON으로 씁니다.",
      en: "Writes a snapshot as the report for the council.",
    },
    load: async () => (await import("./commands/report.ts")).reportCommand(inHome),
  },
  {
    name: "uploads",
    summary: { ko: "올린 파일과 그 결과.", en: "Every file that was sent, and what became of it." },
    load: async () => (await import("./commands/uploads.ts")).uploads,
  },
  {
    name: "verify",
    summary: {
      ko: "검산: 원본 파일을 모두 다시 읽어 기록·잔액·알림·스냅숏과 맞추어 봅니다.",
      en: "Reads every stored file again and holds all that is kept against it; writes nothing.",
    },
    load: async () => (await import("./commands/verify.ts")).verifyCommand(inHome),
  },
  {
    name: "audit",
    summary: {
      ko: "누가 언제 무엇을 했는지 봅니다.",
      en: "Every act, on the page, by command or inbox: who, what, when, before and after.",
    },
    load: async () => (await import("./commands/audit.ts")).auditCommand(inHome),
  },
  {
    name: "reads",
    summary: {
      ko: "누가 무엇을 보고 내려받았는지 봅니다.",
      en: "Who saw and who downloaded what on the page, for as long as that is kept.",
    },
    load: async () => (await import("./commands/access/reads.ts")).readsCommand(inHome),
  },
  {
    name: "backup",
    summary: {
      ko: "자료 폴더를 파일 하나로 백업합니다. 모니터가 실행 중이어도 됩니다.",
      en: "Copies the home into one file, also while a monitor runs on it.",
    },
    load: async () => (await import("./commands/backup.ts")).backup,
  },
  {
    name: "restore",
    summary: {
      ko: "백업 파일을 빈 자료 폴더(MONITOR_HOME)에 되살립니다.",
      en: "Makes an empty MONITOR_HOME what the backup was.",
    },
    load: async () => (await import("./commands/backup.ts")).restore,
  },
  {
    name: "rebuild",
    summary: {
      ko: "장부를 원본 파일과 접수 대장에서 다시 만듭니다. 정책·알림·스냅숏·감사 기록은 그대로입니다.",
      en: "Makes a damaged ledger anew from stored files and journal; all else stays.",
    },
    load: async () => (await import("./commands/rebuild.ts")).rebuild,
  },
  {
    name: "doctor",
    summary: {
      ko: "점검: 자료 폴더, 권한, 시계, 글꼴, 메일, 빈 공간, 판에 이상이 없는지 봅니다.",
      en: "Whether home, rights, clock, fonts, mail, space and versions are as they should be.",
    },
    load: async () => (await import("./doctor/doctor.ts")).doctor,
  },
  {
    name: "upgrade",
    summary: {
      ko: "0.1 판이 만든 자료 폴더를 이 판으로 옮깁니다. 합계가 같을 때에만 바꾸고 이전 자료는 old/에 둡니다.",
      en: "Converts a home of version 0.1 where both ledgers agree; the old one is kept in old/.",
    },
    load: async () => (await import("./commands/upgrade.ts")).upgrade,
  },
  {
    name: "users",
    summary: {
      ko: "로그인할 사용자를 만들고 봅니다.",
      en: "Who may log in to a host that is open to a network.",
    },
    load: async () => (await import("./commands/access/users.ts")).usersCommand(inNewHome),
  },
  {
    name: "template",
    summary: {
      ko: "서식(XLSX, CSV)을 만듭니다. 자치단체와 회계연도를 주면 장부의 사업으로 채웁니다.",
      en: "Writes a template to fill in, with the office's projects where it has some: a workbook with a guide sheet and drop-down lists, or CSV.",
    },
    load: async () => (await import("./commands/template.ts")).templateCommand(inHome),
  },
  {
    name: "map",
    summary: {
      ko: "모르는 표의 열이 무엇인지 알려 줍니다. 알려 준 것은 자치단체마다 기억합니다.",
      en: "Says what the columns of an unknown table mean; what is said is remembered for the office.",
    },
    load: async () => (await import("./commands/map.ts")).mapCommand(inNewHome),
  },
];

/** What may come before the first file. */
async function inNewHome<Result>(work: (host: Host) => Promise<Result>): Promise<Result> {
  const shared = await import("./host/open-home.ts");
  return shared.inNewHome(work);
}

/** Opens the home of the environment for the time of one command. */
async function inHome<Result>(work: (host: Host) => Promise<Result>): Promise<Result> {
  const shared = await import("./host/open-home.ts");
  return shared.inHome(work);
}
