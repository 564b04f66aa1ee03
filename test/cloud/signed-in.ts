/**
 * Persons of the deployed pool, logged in as a program logs in: an administrator enters them, and their password
 * proves itself by SRP. The emulator asks nobody for the second factor who has none yet; AWS would have them set one up.
 */
import { createHash, createHmac, getDiffieHellman, randomBytes } from "node:crypto";
import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Role } from "../../shared/domain/access/principal.ts";
import { cognito, output } from "./deployed-cloud.ts";
import { enterPerson } from "./persons.ts";

const [pool, client] = [output("data", "UserPool"), output("pipeline", "UserPoolClient")];

export interface Tokens {
  /** Bears office and role: what the API takes. */
  readonly id: string;
  readonly access: string;
}

/** Somebody of that office who is new. */
export async function signedIn(role: Role, office: string, departments = ""): Promise<Tokens> {
  const { email, password } = await enterPerson(`${role} 님`, role, office, departments);
  return tokensOf(email, password);
}

// Cognito's SRP-6a: the 3,072 bits of RFC 3526, g = 2, SHA-256.
const prime = bigOf(getDiffieHellman("modp15").getPrime());
const generator = 2n;
const multiplier = bigOf(hash(padded(prime), padded(generator)));

async function tokensOf(email: string, password: string): Promise<Tokens> {
  const secret = bigOf(randomBytes(128));
  const given = power(generator, secret);
  const { ChallengeParameters: requested = {}, Session } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: client,
      AuthFlow: "USER_SRP_AUTH",
      AuthParameters: { USERNAME: email, SRP_A: given.toString(16) },
    }),
  );
  const { USER_ID_FOR_SRP: user = "", SECRET_BLOCK: block = "", SALT = "", SRP_B = "" } = requested;
  const [salt, theirs] = [BigInt(`0x${SALT}`), BigInt(`0x${SRP_B}`)];
  const poolName = pool.slice(pool.indexOf("_") + 1);
  const key = bigOf(hash(padded(salt), hash(Buffer.from(`${poolName}${user}:${password}`))));
  const mix = bigOf(hash(padded(given), padded(theirs)));
  const base = (((theirs - multiplier * power(generator, key)) % prime) + prime) % prime;
  const shared = power(base, secret + mix * key);
  const at = momentNow();
  const proof = createHmac("sha256", derived(shared, mix))
    .update(Buffer.concat([Buffer.from(poolName + user), Buffer.from(block, "base64"), Buffer.from(at)]))
    .digest("base64");
  const { AuthenticationResult: result } = await cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: client,
      ChallengeName: "PASSWORD_VERIFIER",
      Session,
      ChallengeResponses: {
        USERNAME: user,
        TIMESTAMP: at,
        PASSWORD_CLAIM_SECRET_BLOCK: block,
        PASSWORD_CLAIM_SIGNATURE: proof,
      },
    }),
  );
  return { id: result?.IdToken ?? "", access: result?.AccessToken ?? "" };
}

function derived(shared: bigint, mix: bigint): Buffer {
  const extracted = createHmac("sha256", padded(mix)).update(padded(shared)).digest();
  return createHmac("sha256", extracted).update("Caldera Derived Key\u0001").digest().subarray(0, 16);
}

/** `Mon Nov 2 00:00:00 UTC 2020` */
function momentNow(): string {
  const [week, day, month, year, time] = new Date().toUTCString().replace(",", "").split(" ");
  return `${week} ${month} ${Number(day)} ${time} UTC ${year}`;
}

function hash(...parts: readonly Buffer[]): Buffer {
  return createHash("sha256").update(Buffer.concat(parts)).digest();
}

/** As a positive number of two's complement: a byte of zeros before a first bit that is set. */
function padded(value: bigint): Buffer {
  const text = value.toString(16);
  const even = text.length % 2 === 0 ? text : `0${text}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex");
}

function bigOf(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString("hex")}`);
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % prime];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}
