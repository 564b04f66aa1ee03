/** An operation bound to its act: what comes in is read as the contract says, and only then worked. */
import { type Issue, type Operation, readPart } from "../../../shared/contracts/api/operation.ts";
import { mayAskOf, type Principal, type Role } from "../../../shared/domain/access/principal.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";
import { roleNames } from "../../../shared/domain/words/role-names.ts";
import { type AnyReply, type ProblemError, type ProblemReply, refuse } from "../http/reply.ts";
import type { Act, ApiRequest, ApiDependencies } from "../http/request.ts";

export interface Route {
  readonly operation: Operation;
  readonly work: (given: GivenRequest, dependencies: ApiDependencies) => Promise<AnyReply>;
}

export interface GivenRequest {
  readonly request: ApiRequest;
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Of a JSON body; null where none came. */
  readonly json: unknown;
}

export function route<Of extends Operation>(operation: Of, act: Act<Of>): Route {
  const schemas: Pick<Of, "params" | "query" | "body"> = operation;
  return {
    operation,
    work: async (given, dependencies) => {
      const { principal } = given.request;
      const forbidden = forbid(operation, principal);
      if (forbidden !== null) return forbidden;
      const params = readPart<Of["params"]>(schemas.params, given.params);
      if ("issues" in params) return invalid("path", params.issues);
      // What is for anybody is also for those of another office.
      const office = operation.who === "anybody" ? undefined : given.params["office"];
      if (principal !== null && office !== undefined && !mayAskOf(principal, office))
        return refuse("office-forbidden");
      const query = readPart<Of["query"]>(schemas.query, given.query);
      if ("issues" in query) return invalid("query", query.issues);
      const body = readPart<Of["body"]["schema"]>(schemas.body.schema, given.json);
      if ("issues" in body) return invalid("body", body.issues);
      const parts = { params: params.value, query: query.value, body: body.value };
      return act({ principal: principal ?? nobody, ...parts, request: given.request }, dependencies);
    },
  };
}

/** Who may not; null for who may. */
function forbid({ who }: Operation, principal: Principal | null): ProblemReply | null {
  if (who === "anybody") return null;
  if (principal === null) return refuse("unauthenticated");
  return who.includes(principal.role) ? null : refuse("role-forbidden", [], whoMay(who));
}

/** Whom to ask: those whose role allows it. */
function whoMay(who: readonly Role[]): Bilingual {
  const names = (language: keyof Bilingual): string =>
    who.map((role) => roleNames[role][language]).join(language === "ko" ? "·" : " or ");
  return {
    ko: `${names("ko")} 역할만 하는 일입니다. 그 역할을 맡은 사람에게 부탁하십시오.`,
    en: `Only the role ${names("en")} does this. Ask somebody who has it.`,
  };
}

/** For operations that ask nobody who they are. */
const nobody: Principal = {
  subject: "nobody",
  name: "nobody",
  role: "viewer",
  departments: [],
  office: null,
};

function invalid(part: string, issues: readonly Issue[]): ProblemReply {
  const errors = issues.map(({ path, ko, en }): ProblemError => {
    const place = path === "" ? part : `${part}.${path}`;
    return {
      path: place,
      code: "invalid",
      ko: `${place}: ${ko}.`,
      en: `${place}: ${en}.`,
    };
  });
  return refuse("request-invalid", errors);
}
