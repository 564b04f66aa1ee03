/** Everything that may speak for two lines being one project. */
export const evidences = [
  "same-code",
  "code-lost-zeros",
  "long-code",
  "code-lost-digits",
  "code-in-parts",
  "same-name",
  "similar-name",
  "same-budget",
  "telling-budget",
  "same-spending",
  "telling-spending",
  "spending-went-on",
  "same-payments",
  "same-department",
  "department-vanished",
  "line-vanished",
  "line-elsewhere",
  "common-affix",
] as const;
export type Evidence = (typeof evidences)[number];
