/** Tells what follows from no stored result, such as that a day began. Everything else is told with its result. */
import type { OutboxBundle } from "../contracts/events/outbox.ts";

export interface Outbox {
  /** @returns false when a bundle of that id was told before. */
  tell(bundle: OutboxBundle): Promise<boolean>;
}
