/** The API on memory adapters: an office of two departments, and somebody of each role to ask. */
import { expect } from "vitest";
import { BooksCache } from "../../../functions/api/figures/books-cache.ts";
import type { ApiAnswer, ApiRequest, ApiDependencies } from "../../../functions/api/http/request.ts";
import { respond } from "../../../functions/api/respond.ts";
import { assessOffice } from "../../../functions/assess/assess-office.ts";
import { answerQuestions } from "../../../functions/ingest/decisions/answer-questions.ts";
import { dryRun } from "../../../shared/examination/files/dry-run.ts";
import {
  discardUpload,
  releaseUpload,
  restoreUpload,
  undoUpload,
} from "../../../functions/ingest/decisions/settle-upload.ts";
import { readAnew, takeAnswerBack } from "../../../functions/ingest/decisions/take-answer-back.ts";
import { takeSnapshot } from "../../../functions/snapshot/take-snapshot.ts";
import type { Problem } from "../../../shared/contracts/api/api.ts";
import { problem } from "../../../shared/contracts/api/bodies/problem.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { Principal, Role } from "../../../shared/domain/access/principal.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { TableAlertStore } from "../../../shared/stores/alert-store.ts";
import { TableAuditTrail } from "../../../shared/stores/audit-trail.ts";
import { TableCommandStore } from "../../../shared/stores/command-store.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { TablePolicyStore } from "../../../shared/stores/policy-store.ts";
import { TableNoticeStore } from "../../../shared/stores/notice-store.ts";
import { TableReadLog } from "../../../shared/stores/read-log-store.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { MemorySnapshotStore } from "../../support/memory-snapshot-store.ts";
import { books } from "../../support/uploads.ts";
import { openIngest } from "../ingest/ingest-fixture.ts";
import { officeNameIn } from "../../../shared/reading/read-journal.ts";
import type { Outbox } from "../../../shared/ports/queues.ts";

export const base = "/api/v1/offices/1129000/years/2020";
const header = "사업코드,사업명,부서,예산액(원),집행액(원),기준일";

/** The office's template: [code, name, department, budget, spent]. */
export function dump(
  rows: readonly (readonly [string, string, string, number, number])[],
  date = "2020-10-31",
): string {
  return [header, ...rows.map((row) => [...row, date].join(",")), ""].join("\n");
}

/** A0 far behind and B0 far behind, of two departments; the others on their way. */
export const twoDepartments = dump([
  ["A0", "느린 사업", "사회적경제과", 4_000_000_000, 100_000_000],
  ["A1", "빠른 사업", "사회적경제과", 1_000_000_000, 950_000_000],
  ["B0", "도로 정비", "도로과", 6_000_000_000, 200_000_000],
]);

export function aPrincipal(role: Role, principal: Partial<Principal> = {}): Principal {
  const departments = role === "manager" ? ["사회적 경제과"] : [];
  return { subject: `test:${role}`, name: `${role} 님`, role, departments, office: "1129000", ...principal };
}

interface Asking {
  readonly method?: string;
  readonly as?: Principal | null;
  readonly json?: unknown;
  readonly body?: Uint8Array | string;
  readonly headers?: Readonly<Record<string, string>>;
}

type UsualFixture = ApiDependencies & { readonly outbox: Outbox };

/**
 * @param change what is otherwise, from what is usual.
 * @param clock whose day it is.
 */
export function openApi(
  change: (usual: UsualFixture) => Partial<ApiDependencies> = () => ({}),
  clock: Clock = fixedClock(),
) {
  const ingest = openIngest(49, clock);
  const { ledger, files, outbox, mappings } = ingest;
  const alerts = new TableAlertStore(outbox.table);
  const policies = new TablePolicyStore(new MemoryItemTable());
  const snapshots = new MemorySnapshotStore(outbox);
  const audit = new TableAuditTrail(outbox.table);
  const commands = new TableCommandStore(outbox.table);
  const revisions = {
    revision: async (of: Books) => {
      const { version } = await ledger.readHead(of);
      const [policy, log] = await Promise.all([policies.current(of), alerts.readLog(of)]);
      return [version, policy.version, log.length].join(" ");
    },
  };
  const ingestion = ingest.worker();
  let ids = 0;
  const broken: unknown[] = [];
  const usual: ApiDependencies = {
    ledger,
    alerts,
    policies,
    mappings,
    snapshots,
    notices: new TableNoticeStore(outbox.table),
    commands,
    files,
    readDocument: openDocument,
    audit,
    reads: new TableReadLog(outbox.table),
    clock,
    cache: new BooksCache({ ledger, policies, alerts, revisions, clock }),
    uploadActs: {
      submit: async (address, bytes) => ingest.send(bytes, address),
      presign: null,
      enter: (address, bytes) => ingest.send(bytes, address),
      preview: (address, bytes) =>
        dryRun(
          address,
          { bytes, sha256: sha256Of(bytes) },
          { ledger, clock, mappings, readDocument: openDocument },
        ),

      tryPast: {
        presign: () => Promise.reject(new RangeError("Files go through this API")),
        find: () => Promise.resolve(null),
      },
      settle: {
        match: (upload, answer, { name }) => answerQuestions(upload, answer, name, ingestion),
        unmatch: (upload, entries, { name }) => takeAnswerBack(upload, entries, name, ingestion),
        release: (upload, { name }) => releaseUpload(upload, name, ingestion),
        discard: (upload, { name }) => discardUpload(upload, name, ingestion),
        undo: (upload, { name }) => undoUpload(upload, name, ingestion),
        restore: async (upload, { name }) =>
          (await readAnew(upload, ingestion)) ?? restoreUpload(upload, name, ingestion),
      },
    },
    snapshotActs: {
      take: ({ by, ...asking }) =>
        takeSnapshot(
          { ...asking, by: by.name, requestId: null },
          { ledger, alerts, policies, snapshots, clock, hash: sha256Of },
        ),
      report: () => Promise.resolve(null),
      pack: () => Promise.resolve(null),
    },
    oversightActs: {
      verify: () => Promise.resolve(null),
      verification: () => Promise.resolve(null),
      export: () => Promise.resolve({ kind: "rendering" }),
    },
    officeNameOf: (office) => officeNameIn(ledger, office),
    hash: sha256Of,
    newId: () => `id-${++ids}`,
    accounts: null,
    identityProvider: null,
    hasSessions: false,
    hasNews: false,
  };
  const fixture: ApiDependencies = { ...usual, ...change({ ...usual, outbox }) };
  const assess = () => assessOffice(books, { ledger, alerts, policies, clock });
  /** Brings a file in and judges what it says. */
  const load = async (content: string = twoDepartments): Promise<void> => {
    const outcome = await ingest.send(content);
    if (outcome.kind === "held") await releaseUpload(outcome.upload, "재무과", ingestion);
    await assess();
  };
  const ask = (path: string, asking: Asking = {}): Promise<ApiAnswer> =>
    respond(requestOf(path, asking), fixture, (error) => broken.push(error));
  /** @throws when the answer is no 2xx. */
  const value = async (path: string, asking: Asking = {}): Promise<unknown> => {
    const answer = await ask(path, asking);
    if (answer.status >= 300) throw new RangeError(`${path}: ${answer.status} ${textOf(answer)}`);
    return JSON.parse(textOf(answer));
  };
  return { ...fixture, fixture, ingest, load, assess, ask, value, broken };
}

function requestOf(
  path: string,
  { method = "GET", as = aPrincipal("finance"), json, body, headers = {} }: Asking,
): ApiRequest {
  const [plain = "", query = ""] = path.split("?");
  const text = json === undefined ? (body ?? "") : JSON.stringify(json);
  return {
    method,
    path: plain,
    query,
    headers: { ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers },
    body: typeof text === "string" ? new TextEncoder().encode(text) : text,
    principal: as,
  };
}

export function textOf({ body }: ApiAnswer): string {
  return new TextDecoder().decode(body ?? new Uint8Array());
}

/** The answer is a problem of that code, as the contract has it. */
export function expectProblem(answer: ApiAnswer, code: Problem["code"]): Problem {
  expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  const read = problem.parse(JSON.parse(textOf(answer)));
  expect(read).toMatchObject({ code, status: answer.status });
  return read;
}
