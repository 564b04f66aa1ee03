// What an administrator may do about accounts: nobody shuts themselves out, and one administrator stays.
import { expect, test } from "vitest";
import { type Account, type AccountAct, decideAccount } from "../../../shared/domain/access/account-acts.ts";
import type { Principal } from "../../../shared/domain/access/principal.ts";

const office = "4573000";
const anAccount = (name: string, changed: Partial<Account> = {}): Account => ({
  name,
  role: "administrator",
  departments: [],
  office,
  isDisabled: false,
  ...changed,
});
const accounts = [
  anAccount("박관리"),
  anAccount("김담당", { role: "manager", departments: ["도로과"] }),
  anAccount("먼곳", { office: "1129000" }),
];
const by: Principal = { ...anAccount("박관리"), subject: "user:박관리" };
/** The office's single sign-on knows her: she has no account here. */
const bySignOn: Principal = { ...by, subject: "0b6c" };

const decide = (act: AccountAct, as = by, of: readonly Account[] = accounts) => decideAccount(of, act, as);
const lowered = { role: "viewer", departments: [], office, isDisabled: false } as const;
const disabled = { ...lowered, role: "administrator", isDisabled: true } as const;

test("an account is made, changed, disabled and taken out, with what it was before", () => {
  const viewer = anAccount("이주임", { role: "viewer" });
  expect(decide({ kind: "add", account: viewer })).toEqual({ kind: "done", before: null, after: viewer });
  const [, manager] = accounts;
  expect(decide({ kind: "change", name: "김담당", rights: lowered })).toEqual({
    kind: "done",
    before: manager,
    after: { name: "김담당", ...lowered },
  });
  expect(decide({ kind: "remove", name: "김담당" })).toEqual({ kind: "done", before: manager, after: null });
  for (const kind of ["reset-password", "end-sessions"] as const)
    expect(decide({ kind, name: "김담당" })).toEqual({ kind: "done", before: manager, after: manager });
});

test.each(["김담당", " 김담당 ", "김담당".normalize("NFD")])(
  "a name that is there, as %j, makes no second account",
  (name) => {
    const account = anAccount(name, { role: "viewer" });
    expect(decide({ kind: "add", account })).toEqual({ kind: "refused", code: "account-exists" });
  },
);

test.each<AccountAct>([
  { kind: "remove", name: "박관리" },
  { kind: "change", name: "박관리", rights: lowered },
  { kind: "change", name: "박관리", rights: disabled },
])("nobody does to their own account $kind", (act) => {
  const others = [...accounts, anAccount("최관리")];
  expect(decide(act, by, others)).toEqual({ kind: "refused", code: "own-account" });
});

test.each<AccountAct>([
  { kind: "remove", name: "박관리" },
  { kind: "change", name: "박관리", rights: lowered },
  { kind: "change", name: "박관리", rights: disabled },
])("the last administrator stays, whoever asks for $kind", (act) => {
  const alone = [anAccount("박관리"), anAccount("멈춘이", { isDisabled: true })];
  expect(decide(act, bySignOn, alone)).toEqual({ kind: "refused", code: "last-administrator" });
  expect(decide(act, bySignOn, [...alone, anAccount("최관리")]).kind).toBe("done");
});

test("what is another office's is unknown, and nobody is put there", () => {
  expect(decide({ kind: "remove", name: "먼곳" })).toEqual({ kind: "unknown" });
  expect(decide({ kind: "remove", name: "아무도" })).toEqual({ kind: "unknown" });
  for (const elsewhere of ["1129000", null]) {
    const account = anAccount("새사람", { role: "viewer", office: elsewhere });
    expect(decide({ kind: "add", account })).toEqual({ kind: "refused", code: "other-office" });
    const rights = { ...lowered, office: elsewhere };
    expect(decide({ kind: "change", name: "김담당", rights })).toEqual({
      kind: "refused",
      code: "other-office",
    });
  }
  expect(decide({ kind: "remove", name: "먼곳" }, { ...by, office: null }).kind).toBe("done");
});

test("a manager without a department is refused", () => {
  const account = anAccount("새사람", { role: "manager" });
  expect(decide({ kind: "add", account })).toEqual({ kind: "refused", code: "departments-missing" });
});
