/** A request and an answer as both hosts give and take them, whatever carries them. */
import type { Principal } from "../../../shared/domain/access/principal.ts";

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
