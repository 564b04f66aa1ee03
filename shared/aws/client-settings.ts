/**
 * How long a client of AWS waits for an answer. Left alone the SDK waits for ever: one connection that dies without a word then
 * takes the whole run, and holds up the books whose bundle it works. What ends here the SDK tries again, three times in all.
 */

/** Inside a region a connection stands in milliseconds; a function that starts has little processor for it. */
const connectionMilliseconds = 3_000;
/** Three such silences fit into the 29 seconds that the gateway waits for the API. */
const silenceMilliseconds = 8_000;

/**
 * @param silence for which neither side says a byte, in milliseconds: a file of 50 MB may take as long as it comes. (What the SDK
 * calls `requestTimeout` only warns.)
 */
export function waitingFor(silence: number) {
  return { requestHandler: { connectionTimeout: connectionMilliseconds, socketTimeout: silence } };
}

export const clientSettings = waitingFor(silenceMilliseconds);

/** Of what brings letters: what is tried again may arrive twice, so it gets longer, and three tries still end within the run. */
export const channelSettings = waitingFor(15_000);
