/** What is wrong by its code, and what to do about it. */

const restoreLedger = {
  ko: "장부(monitor.db 또는 테이블)를 그 전의 백업에서 되살려 주십시오.",
  en: "Restore the ledger (monitor.db, or the table) from a backup of before.",
};
/** What follows from journal and files. */
const mendLedger = {
  ko: "한 PC에서는 monitor rebuild로 원본 파일에서 다시 만들고, 안 되면 장부(monitor.db 또는 테이블)를 그 전의 백업에서 되살려 주십시오.",
  en: "On one PC rebuild it from the files (monitor rebuild); else restore the ledger (monitor.db, or the table) from a backup of before.",
};
const restoreFile = {
  ko: "파일을 백업에서 되살려 주십시오.",
  en: "Restore the file from a backup.",
};
const sendAgain = {
  ko: "그 파일을 반영했던 판의 프로그램으로 다시 확인하거나, 업로드를 되돌린 뒤 고친 파일을 올려 주십시오.",
  en: "Verify with the release that applied it, or undo the upload and send a corrected file.",
};

export const faults = {
  "file-missing": { ko: "저장된 원본 파일이 없습니다", en: "the stored file is gone", remedy: restoreFile },
  "file-altered": {
    ko: "저장된 원본 파일이 바뀌었습니다",
    en: "the stored file was altered",
    remedy: restoreFile,
  },
  "file-unreadable": {
    ko: "반영된 파일을 이제는 읽을 수 없습니다",
    en: "the file was applied, and is refused when it is read again",
    remedy: sendAgain,
  },
  "item-damaged": {
    ko: "저장된 항목이 깨졌습니다",
    en: "a stored item is damaged",
    remedy: restoreLedger,
  },
  "upload-differs": {
    ko: "업로드 기록이 파일과 다릅니다",
    en: "the upload's record is not what its file gives",
    remedy: mendLedger,
  },
  "upload-missing": {
    ko: "파일은 반영되었는데 업로드 기록이 없습니다",
    en: "the journal has the upload and its record is gone",
    remedy: mendLedger,
  },
  "upload-unexpected": {
    ko: "접수 대장에 없는 업로드 기록이 있습니다",
    en: "there is a record of an upload that the journal does not know",
    remedy: restoreLedger,
  },
  "books-unlisted": {
    ko: "장부가 있는데 장부 목록에는 없어 어느 화면에도 나오지 않습니다",
    en: "the books are there and the list of books lacks them, so that no view shows them",
    remedy: restoreLedger,
  },
  "entry-missing": {
    ko: "접수 대장에 빠진 번호가 있습니다",
    en: "an entry of the journal is missing",
    remedy: restoreLedger,
  },
  "entry-unexpected": {
    ko: "접수 대장에 다시 실행해도 나오지 않는 항목이 있습니다",
    en: "the journal has an entry that does not follow from it",
    remedy: restoreLedger,
  },
  "entry-differs": {
    ko: "접수 대장의 기록이 파일과 다릅니다",
    en: "executed again, the entry ends otherwise than the journal says",
    remedy: restoreLedger,
  },
  "confirmation-missing": {
    ko: "변동 없음을 확인한 기록이 없습니다",
    en: "a file confirmed figures and the ledger does not say so",
    remedy: mendLedger,
  },
  "confirmation-unexpected": {
    ko: "어느 파일에도 없는 확인 기록이 있습니다",
    en: "the ledger says that figures were confirmed which no file confirms",
    remedy: mendLedger,
  },
  "confirmation-differs": {
    ko: "변동 없음을 확인한 기록이 파일과 다릅니다",
    en: "what was confirmed is not what the file states",
    remedy: mendLedger,
  },
  "posting-missing": {
    ko: "파일에 있는 기록이 장부에 없습니다",
    en: "the file states it and the ledger has no posting of it",
    remedy: mendLedger,
  },
  "posting-unexpected": {
    ko: "어느 파일에도 없는 기록이 장부에 있습니다",
    en: "the ledger has a posting that no file states",
    remedy: mendLedger,
  },
  "posting-differs": {
    ko: "장부의 기록이 파일과 다릅니다",
    en: "the posting is not what the file states",
    remedy: mendLedger,
  },
  "balance-missing": {
    ko: "사업의 잔액이 없습니다",
    en: "the project has postings and no balance",
    remedy: mendLedger,
  },
  "balance-unexpected": {
    ko: "기록이 없는 사업의 잔액이 있습니다",
    en: "there is a balance of a project without postings",
    remedy: mendLedger,
  },
  "snapshot-differs": {
    ko: "스냅숏의 수치가 그때 장부의 수치와 다릅니다",
    en: "the snapshot is not what the ledger said at that moment",
    remedy: restoreLedger,
  },
  "alert-missing": {
    ko: "이력이 있는 알림이 없습니다",
    en: "the alert has a log and is not there",
    remedy: restoreLedger,
  },
  "alert-log-broken": {
    ko: "알림의 이력이 이어지지 않습니다",
    en: "the log of the alert has a gap, or opens and closes out of turn",
    remedy: restoreLedger,
  },
  "alert-differs": {
    ko: "알림이 그 근거와 다릅니다",
    en: "the alert is not what its log, or the figures of that moment, give",
    remedy: restoreLedger,
  },
  "audit-differs": {
    ko: "감사 기록이 쓴 뒤에 바뀌었습니다",
    en: "the audit entry was altered after it was written",
    remedy: restoreLedger,
  },
  "audit-missing": {
    ko: "감사 기록이 지워졌습니다",
    en: "an audit entry was removed",
    remedy: restoreLedger,
  },
  "audit-unexpected": {
    ko: "감사 기록에 없던 항목이 끼워져 있습니다",
    en: "an audit entry was inserted past the trail",
    remedy: restoreLedger,
  },
  "balance-differs": {
    ko: "사업의 잔액이 기록을 다시 더한 값과 다릅니다",
    en: "the balance is not the sum of its postings",
    remedy: mendLedger,
  },
} as const;
