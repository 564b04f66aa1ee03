/** One request as its act sees it: who asks, and what was asked, read and checked. */
import type {
  AnswerOf,
  BodyOf,
  Operation,
  ParamsOf,
  QueryOf,
} from "../../../shared/contracts/api/operation.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { Principal } from "../../../shared/domain/access/principal.ts";
import type { AcceptedReply, Reply } from "./reply.ts";
import type { ApiRequest } from "./request.ts";
import type { ApiWorld } from "./api-dependencies.ts";

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
  world: ApiWorld,
) => Promise<Reply<AnswerOf<Of>> | (Of extends MayTakeTime ? AcceptedReply<AnswerOf<Of>> : never)>;

interface MayTakeTime {
  readonly mayTakeTime: true;
}

export function booksOf({ office, year }: { readonly office: string; readonly year: number }): Books {
  return { office, fiscalYear: year };
}
