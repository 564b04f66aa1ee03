/** What a difference between snapshots is made of, in words. */
import type { DiffAnswer } from "../../shared/contracts/api/api.ts";
import type { Words } from "../shell/language.tsx";

export type DiffPart = DiffAnswer["parts"][number];
export type DiffCause = DiffPart["causes"][number];
export type PartKind = DiffPart["kind"];

export const kindNames: Readonly<Record<PartKind, Words>> = {
  new: { ko: "신규", en: "New" },
  vanished: { ko: "소멸", en: "Vanished" },
  renamed: { ko: "명칭 변경", en: "Renamed" },
  moved: { ko: "재원 변경", en: "Moved between funds" },
  restated: { ko: "정정", en: "Restated" },
  progressed: { ko: "진행", en: "Progressed" },
};

/** What each kind means, for who sees the words for the first time. */
export const kindMeanings: Readonly<Record<PartKind, Words>> = {
  new: { ko: "앞 스냅숏에 없던 사업", en: "not in the earlier snapshot" },
  vanished: { ko: "뒤 스냅숏에 없는 사업", en: "not in the later snapshot" },
  renamed: { ko: "이름·부서·분류가 바뀐 사업", en: "another name, department or classification" },
  moved: { ko: "합계는 같고 재원만 바뀐 금액", en: "the same total from other funds" },
  restated: { ko: "앞 기준일의 값을 나중에 고친 금액", en: "the earlier day as it is known now" },
  progressed: { ko: "두 기준일 사이에 늘거나 준 금액", en: "from the earlier day to the later one" },
};

/** Said of what an upload states: its file says enough. */
export const causeNames: Readonly<Record<DiffCause["kind"], Words | null>> = {
  stated: null,
  withdrawn: { ko: "되돌린 자료", en: "taken back" },
  matched: { ko: "지출목록을 다른 사업에 맞춤", en: "payments matched to another line" },
  unexplained: { ko: "설명되지 않음", en: "unexplained" },
};

export const fieldNames: Readonly<Record<DiffPart["renamings"][number]["field"], Words>> = {
  name: { ko: "사업명", en: "Name" },
  department: { ko: "부서", en: "Department" },
  unitProject: { ko: "단위사업", en: "Unit project" },
  team: { ko: "팀", en: "Team" },
  account: { ko: "회계", en: "Account" },
  field: { ko: "분야", en: "Field" },
};
