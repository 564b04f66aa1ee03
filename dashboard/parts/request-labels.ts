/** What every view says of a request that another process works. */
import type { Labels } from "../context/language.tsx";

/** Of a request that another process answers, and did not. */
export const unansweredName: Labels = {
  ko: "요청에 아직 답이 없습니다. 다시 요청하시고, 계속되면 관리자에게 알려 주십시오.",
  en: "There is no answer yet. Ask again; if it goes on, tell whoever runs the monitor.",
};
