// The projects of an office as its books have them: what a printed report must not change.
import type { Draw } from "./draw.ts";

export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly policy: string;
  readonly department: string;
  /** In the unit of the report. */
  readonly original: number;
  readonly supplementary: number;
  readonly carried: number;
  readonly commitment: number;
  readonly spent: number;
  /** Of what is appropriated, and of what is spent: national, provincial, municipal. */
  readonly budgetFunds: readonly [number, number, number];
  readonly spentFunds: readonly [number, number, number];
}

export function appropriationOf({ original, supplementary }: Figure): number {
  return original + supplementary;
}

export function currentOf(figure: Figure): number {
  return appropriationOf(figure) + figure.carried;
}

const names = [
  "어르신 일자리(공익형) 지원",
  "청년·신혼부부 매입임대 지원",
  "3·1절 기념행사",
  "1인가구 지원",
  "경로당 운영(2단계)",
  "가족관계 개선 상담",
  "도시설계 용역",
  "통계조사",
  "지방세 부과·징수",
  "기후대응기금 전출",
  "119안전센터 지원",
  "국비 공모사업 대응",
  "보건소 결핵 관리",
  "공공도서관 건립",
  "하수관로 정비공사",
  "전통시장 시설현대화",
  "기본경비",
  "인력운영비",
  "장애인활동지원(시비추가)",
  "소규모 주민편익사업",
  "CCTV 통합관제센터 운영",
  "재난관리기금 적립",
  "주민참여예산 지원",
  "생계급여",
  "아동급식 지원",
  "Wee센터 연계 지원",
  "도로굴착 복구",
  "공원녹지 유지관리",
] as const;
const units = [
  "사회복지 증진",
  "지역경제 활성화",
  "안전한 도시 조성",
  "행정운영경비",
  "문화·체육 진흥",
] as const;
const policies = ["함께하는 복지", "살기 좋은 도시"] as const;
const departments = ["총무과", "복지정책과", "도시안전과", "문화체육과", "보건행정과"] as const;

/** @param digits how large the amounts are, which hangs on the unit. */
export function drawFigures(draw: Draw, count: number, digits: number): readonly Figure[] {
  const first = draw.below(names.length);
  const ownDepartments = 1 + draw.below(3);
  return Array.from({ length: count }, (_, at) => {
    const share = Math.floor((at * 3) / count);
    const original = draw.once(12) ? 0 : 1 + draw.below(10 ** digits);
    const supplementary = draw.once(3) ? draw.below(original + 1) - Math.floor(original / 2) : 0;
    const carried = draw.once(3) ? draw.below(10 ** (digits - 1)) : 0;
    const current = original + supplementary + carried;
    const commitment = draw.once(8) ? current : draw.below(current + 1);
    const spent = draw.once(10) ? 0 : draw.once(30) ? -draw.below(50) : draw.below(commitment + 1);
    return {
      name: names[(first + at) % names.length] ?? "",
      unit: units[share] ?? units[0],
      policy: policies[share === 0 ? 0 : 1],
      department: departments[Math.floor((at * ownDepartments) / count)] ?? departments[0],
      original,
      supplementary,
      carried,
      commitment,
      spent,
      budgetFunds: splitOf(draw, original + supplementary),
      spentFunds: splitOf(draw, spent),
    };
  });
}

function splitOf(draw: Draw, total: number): readonly [number, number, number] {
  const sign = total < 0 ? -1 : 1;
  const national = draw.below(Math.abs(total) + 1);
  const provincial = draw.below(Math.abs(total) - national + 1);
  return [sign * national, sign * provincial, total - sign * (national + provincial)];
}

export function sumOf(figures: readonly Figure[], name = "계"): Figure {
  const add = (of: (figure: Figure) => number) => figures.reduce((sum, figure) => sum + of(figure), 0);
  const [first] = figures;
  return {
    name,
    unit: first?.unit ?? "",
    policy: first?.policy ?? "",
    department: first?.department ?? "",
    original: add(({ original }) => original),
    supplementary: add(({ supplementary }) => supplementary),
    carried: add(({ carried }) => carried),
    commitment: add(({ commitment }) => commitment),
    spent: add(({ spent }) => spent),
    budgetFunds: fundsOf(figures, ({ budgetFunds }) => budgetFunds),
    spentFunds: fundsOf(figures, ({ spentFunds }) => spentFunds),
  };
}

function fundsOf(
  figures: readonly Figure[],
  of: (figure: Figure) => readonly [number, number, number],
): readonly [number, number, number] {
  const sum = (at: 0 | 1 | 2) => figures.reduce((all, figure) => all + of(figure)[at], 0);
  return [sum(0), sum(1), sum(2)];
}
