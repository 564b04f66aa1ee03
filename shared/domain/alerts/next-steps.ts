/** What to do next about what a rule found, in one sentence to whoever answers for it. */
import type { Bilingual } from "../values/bilingual.ts";
import type { RuleName } from "./rules/rules.ts";

export const nextSteps: Readonly<Record<RuleName, Bilingual>> = {
  "behind-target": {
    ko: "남은 집행 일정을 확인하고, 늦은 사유와 조치 예정일을 적어 주십시오.",
    en: "Check what is still to be paid, and enter why it is late and when it will be done.",
  },
  "fund-behind": {
    ko: "늦은 재원의 교부·집행 순서를 확인하고, 집행 예정일을 적어 주십시오.",
    en: "Check in which order the funds are paid out, and enter when the late one will be.",
  },
  "no-spending": {
    ko: "착수했는지 확인하고, 아니라면 그 사유와 착수 예정일을 적어 주십시오.",
    en: "Check whether work has begun; if not, enter why and when it will.",
  },
  "shortfall-forecast": {
    ko: "연말까지 쓸 금액을 다시 정하고, 남는 금액은 감액이나 이월을 검토해 주십시오.",
    en: "Settle what will be spent by year end; consider a cut or a carry-over for the rest.",
  },
  "plan-below-target": {
    ko: "집행계획을 연말 목표에 맞게 고치거나, 남기는 사유를 적어 주십시오.",
    en: "Bring the plan up to the year-end target, or enter why money is left.",
  },
  "grant-return-risk": {
    ko: "집행을 앞당길 수 있는지 확인하고, 어렵다면 교부기관과 협의해 주십시오.",
    en: "See whether payments can be brought forward; if not, talk to the granting body.",
  },
  "committed-not-paid": {
    ko: "계약 이행과 대금 청구를 확인하고, 지급 예정일을 적어 주십시오.",
    en: "Check delivery and invoices, and enter when it will be paid.",
  },
  "year-end-rush": {
    ko: "12월에 몰린 지급을 앞당길 수 있는지 확인해 주십시오.",
    en: "See whether payments that pile up in December can be made earlier.",
  },
  overspent: {
    ko: "예산 변경이 빠졌는지, 지출이 다른 사업의 것인지 확인해 주십시오.",
    en: "Check for a missing budget change, or spending that belongs to another project.",
  },
  "spending-without-budget": {
    ko: "예산이 적힌 자료를 올리거나, 지출이 속한 사업을 확인해 주십시오.",
    en: "Send the file that states its budget, or find the project that the spending belongs to.",
  },
  "settlement-broken": {
    ko: "이월·반납·잔액 가운데 어느 금액이 틀렸는지 확인해 주십시오.",
    en: "Find which of carry-over, return and lapse is wrong.",
  },
  "cumulative-fell": {
    ko: "반납이나 여입인지, 자료의 잘못인지 확인하고 사유를 적어 주십시오.",
    en: "Check whether it was a refund or a mistake in the file, and enter the reason.",
  },
  "printed-rate-differs": {
    ko: "보고서 원본의 집행률을 확인하고 고쳐 주십시오.",
    en: "Check the rate in the report, and correct it there.",
  },
  "not-reported": {
    ko: "이 사업의 집행 자료를 올리거나, 보고할 것이 없는 사유를 적어 주십시오.",
    en: "Send its figures, or enter why there is nothing to report.",
  },
};

/** The whole office is no project. */
export function officeStep(rule: RuleName): Bilingual {
  return rule === "not-reported"
    ? {
        ko: "최신 집행 자료를 올리거나, 보고할 것이 없는 사유를 적어 주십시오.",
        en: "Send the latest figures, or enter why there is nothing to report.",
      }
    : nextSteps[rule];
}
