/** A request for each operation of the contract that reads well, so that only who asks, or what breaks, decides. */
import type { Operation } from "../../../shared/contracts/api/operation.ts";
import { operations } from "../../../shared/contracts/api/api.ts";

export type OperationName = keyof typeof operations;

export interface Sample {
  readonly query?: string;
  readonly json?: unknown;
  readonly body?: string;
}

const samples: Readonly<Record<OperationName, Sample>> = {
  health: {},
  openapi: {},
  login: { json: { user: "a", password: "b" } },
  logout: {},
  logoutEverywhere: {},
  changePassword: { json: { current: "a", password: "b" } },
  me: {},
  users: {},
  addUser: {
    json: { name: "김담당", role: "viewer", departments: [], office: "1129000", password: "a", own: "b" },
  },
  changeUser: { json: { role: "viewer", departments: [], office: "1129000", isDisabled: true, own: "b" } },
  resetPassword: { json: { password: "a", own: "b" } },
  endSessions: {},
  removeUser: {},
  books: {},
  overview: {},
  charts: {},
  story: {},
  why: {},
  revision: {},
  projects: {},
  reconciliation: { query: "state=all" },
  matching: {},
  previewMatching: { json: {} },
  departments: {},
  nameDepartment: { json: { name: "사회적경제과" } },
  project: {},
  alerts: {},
  inbox: {},
  acknowledgeAlert: { json: {} },
  snoozeAlert: { json: { until: "2020-11-20", why: { reason: "weather", note: "비" } } },
  explainAlert: { json: { why: { reason: "weather", note: "비" } } },
  withdrawAnswer: {},
  upload: { query: "fileName=a.csv", body: "무엇" },
  previewUpload: { query: "fileName=a.csv", body: "무엇" },
  preview: {},
  uploads: {},
  uploadDetail: {},
  releaseUpload: {},
  discardUpload: {},
  undoUpload: {},
  restoreUpload: { json: { reason: "다시 확인했습니다." } },
  uploadEffect: { query: "act=undo" },
  matchUpload: { json: { allSame: true } },
  unmatchUpload: { json: {} },
  uploadColumns: {},
  markedUpload: {},
  template: { query: "format=csv" },
  mappings: {},
  teachMapping: {
    json: {
      mapping: {
        version: 1,
        sheet: null,
        headerRow: 1,
        unit: null,
        asOf: null,
        columns: [
          { header: "사업", means: "projectName" },
          { header: "집행", means: "amount", measure: "expenditure", fund: null, unit: "원" },
        ],
      },
    },
  },
  forgetMapping: {},
  snapshots: {},
  takeSnapshot: { json: { asOf: "2020-09-30" } },
  snapshotDiff: { query: "from=2020-09-30/1&to=2020-09-30/2" },
  snapshot: {},
  report: { query: "format=pdf" },
  auditPack: { query: "format=xlsx" },
  policy: {},
  previewPolicy: { json: { basedOn: "default-3", change: {} } },
  setPolicy: { json: { basedOn: "default-3", change: {} } },
  audit: {},
  readLog: {},
  verify: {},
  verification: {},
  exportBooks: {},
  backtest: {},
  notices: {},
};

const usual: Readonly<Record<string, string>> = {
  office: "1129000",
  year: "2020",
  code: "1001",
  name: "%EA%B9%80%EB%8B%B4%EB%8B%B9",
  id: "code%2Fa0",
  alertId: "0123456789",
  asOf: "2020-09-30",
  version: "1",
  number: "1",
};
/** Ids of files have no slash. */
const noUpload = "0123456789abcdef0123";

export interface NamedOperation {
  readonly name: OperationName;
  readonly operation: Operation;
}

const names = Object.keys(samples) as OperationName[];
export const everyOperation: readonly NamedOperation[] = names.map((name) => ({
  name,
  operation: operations[name],
}));

export function sampleOf(name: OperationName): Sample {
  return samples[name];
}

/** @param values of the parameters of the path, where they are not the usual ones. */
export function requestFor(
  { name, operation: { method, path } }: NamedOperation,
  values: Readonly<Record<string, string>> = {},
): { readonly path: string; readonly asking: Omit<Sample, "query"> & { readonly method: string } } {
  const given: Readonly<Record<string, string>> = path.includes("/uploads/")
    ? { ...usual, id: noUpload, ...values }
    : { ...usual, ...(path.includes("/verifications/") ? { id: "20201102T0000" } : {}), ...values };
  const { query, ...rest } = samples[name];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => given[parameter] ?? "");
  return { path: query === undefined ? filled : `${filled}?${query}`, asking: { method, ...rest } };
}
