/** Who may log in to a host that keeps accounts of its own, and what an administrator does about them. */
import * as z from "zod";
import { roles } from "../../../domain/access/principal.ts";
import { ruleMessage } from "../../values/issue-text.ts";
import { officeCodeRule } from "../../values/primitives.ts";
import { namedAuditEntry } from "./access.ts";
import { count, moment } from "./parts.ts";

const role = z.enum(roles);
const office = z.string().regex(/^\d{7}$/, officeCodeRule);
const departments = z.array(z.string().trim().min(1).max(200)).max(200);
const password = z.string().min(1).max(200);

/** Names stand in the audit trail and on every screen: nothing in them is unseen or turns the writing around. */
const newName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine(
    (name) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name),
    ruleMessage("이름에는 제어 문자를 쓸 수 없습니다", "a name has no control characters"),
  );

/** As the file has it, whatever it is: one that was made elsewhere can be taken out here. */
export const accountPath = z.strictObject({ name: z.string().min(1).max(100) });

/** What one may do and see. `office` null: every office of this host. */
const rights = { role, departments, office: office.nullable() };

/** The own password of who asks, for whoever has one here: a session that was left open makes nobody a way in. */
const own = password.nullable().default(null);

export const addAccountBody = z.strictObject({ name: newName, ...rights, password, own });
export const changeAccountBody = z.strictObject({ ...rights, isDisabled: z.boolean(), own });
export const resetPasswordBody = z.strictObject({ password, own });

const account = z.lazy(() =>
  z.strictObject({
    name: z.string(),
    ...rights,
    /** Kept, and let in no more. */
    isDisabled: z.boolean(),
    /** Somebody else chose the password: the next login asks for another one. */
    mustChangePassword: z.boolean(),
    lastLogin: moment.nullable(),
    /** Logins that go on, on whatever computer. */
    sessions: count,
    /** Whether it is the account of who asks. */
    isOwn: z.boolean(),
  }),
);

const maxAccounts = 1_000;
const maxActs = 50;

export const accountsAnswer = z.lazy(() =>
  z.strictObject({
    /** `here`: this host keeps them. `elsewhere`: `provider` does. `nobody`: whoever is at this computer is let in. */
    kept: z.enum(["here", "elsewhere", "nobody"]),
    /** Who else knows people: the issuer of the office's single sign-on, or Cognito. Null: nobody does. */
    provider: z.string().nullable(),
    /** Those of the office of who asks, by name. */
    items: z.array(account).max(maxAccounts),
    /** What was done about accounts, the newest first. */
    acts: z.array(namedAuditEntry).max(maxActs),
  }),
);
