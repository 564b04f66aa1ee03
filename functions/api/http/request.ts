/** A request and its answer as both hosts carry them, and a request as an act sees it: read and checked. */
import type {
  AnswerOf,
  BodyOf,
  Operation,
  ParamsOf,
  QueryOf,
} from "../../../shared/contracts/api/operation.ts";
import type { Principal } from "../../../shared/domain/access/principal.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { ApiDependencies } from "./api-dependencies.ts";
import type { AcceptedReply, Reply } from "./reply.ts";

export interface ApiRequest {
  readonly method: string;
  /** As it was sent, percent-encoded. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Null of somebody who has not shown who they are. */
  readonly principal: Principal | null;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: nothing follows the headers. */
  readonly body: Uint8Array | null;
}

export interface RequestContext<Of extends Operation = Operation> {
  readonly principal: Principal;
  readonly params: ParamsOf<Of>;
  readonly query: QueryOf<Of>;
  /** Of a file: JSON where such came, else null, and the bytes are in `request`. */
  readonly body: BodyOf<Of>;
  readonly request: ApiRequest;
}

export type Act<Of extends Operation> = (
  context: RequestContext<Of>,
  dependencies: ApiDependencies,
) => Promise<Reply<AnswerOf<Of>> | (Of extends MayTakeTime ? AcceptedReply<AnswerOf<Of>> : never)>;

interface MayTakeTime {
  readonly mayTakeTime: true;
}

export function booksOf({ office, year }: { readonly office: string; readonly year: number }): Books {
  return { office, fiscalYear: year };
}
