/** Stores a command for another stage with its event, unless another command is open there. */
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import {
  type Command,
  commandName,
  isOpen,
  type RequestedAct,
  type Requester,
} from "../../../shared/domain/uploads/command.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { CommandStore } from "../../../shared/ports/command-store.ts";

export interface SubmitDependencies {
  readonly commands: CommandStore;
  readonly clock: Clock;
}

export interface Submission<Requested extends RequestedAct> {
  readonly books: Books;
  readonly requested: Requested;
  readonly by: Requester;
}

/**
 * @param bundleOf the event of the command, under the id that it is given.
 * @throws Failure `command-open` when something was requested there and is not answered.
 */
export async function submitCommand<Requested extends RequestedAct>(
  { books, requested, by }: Submission<Requested>,
  bundleOf: (command: Command<Requested>, id: string) => OutboxBundle,
  { commands, clock }: SubmitDependencies,
): Promise<void> {
  const [at, name] = [clock.now(), commandName(requested)];
  const last = await commands.find(books, name);
  const command: Command<Requested> = {
    books,
    requested,
    by,
    at,
    answer: null,
    version: (last?.version ?? 0) + 1,
  };
  const id = `${books.office}/${books.fiscalYear}/command/${name}/${command.version}`;
  const isFree = last === null || !isOpen(last, at);
  if (isFree && (await commands.submit(command, bundleOf(command, id))) === "stored") return;
  throw new Failure("Something was requested here already and is not done; wait for its answer.", {
    code: "command-open",
    retryable: false,
    context: { office: books.office, fiscalYear: books.fiscalYear, name },
  });
}
