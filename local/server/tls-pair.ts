/** A certificate and its key, checked before the host opens: a browser's refusal says nothing that helps. */
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { readGivenFile } from "../storage/read-file.ts";
import { type Arguments, CommandError } from "../terminal/command-line.ts";
import type { TlsPair } from "./api-server.ts";

/** Null where the host answers in the clear. @throws CommandError that says what to do. */
export async function readTlsPair(args: Arguments, now: Date): Promise<TlsPair | null> {
  const [certPath, keyPath] = [args.value("tls-cert"), args.value("tls-key")];
  if (certPath === null && keyPath === null) return null;
  if (certPath === null || keyPath === null) {
    throw unusable(certPath === null ? "--tls-key" : "--tls-cert", {
      ko: "--tls-cert 파일과 --tls-key 파일은 함께 써 주십시오.",
      en: "--tls-cert FILE and --tls-key FILE go together.",
    });
  }
  const pair = { cert: await textOf(certPath), key: await textOf(keyPath) };
  const certificate = certificateOf(certPath, pair.cert);
  const problem = problemOf(certificate, keyOf(keyPath, pair.key), now);
  if (problem !== null) throw unusable(certPath, problem);
  return pair;
}

function problemOf(certificate: X509Certificate, key: KeyObject, now: Date): Bilingual | null {
  const { validFromDate: from, validToDate: to } = certificate;
  if (!certificate.checkPrivateKey(key)) {
    return {
      ko: "인증서와 열쇠가 서로 맞지 않습니다. 이 인증서를 신청할 때 만든 열쇠를 --tls-key에 적고, 인증서 파일에는 서버 인증서를 맨 앞에 두십시오.",
      en: "The key is not that of the certificate. Give the key with which it was requested, and put the server's own certificate first in its file.",
    };
  }
  if (to < now) {
    return {
      ko: `인증서가 ${dayOf(to)}에 끝났습니다. 새로 발급받아 그 파일을 적어 주십시오.`,
      en: `The certificate ended on ${dayOf(to)}. Have a new one issued and name its file.`,
    };
  }
  if (from > now) {
    return {
      ko: `인증서가 ${dayOf(from)}부터 쓸 수 있는 것입니다. 이 PC의 시계를 확인하여 주십시오.`,
      en: `The certificate begins on ${dayOf(from)}. Check the clock of this computer.`,
    };
  }
  return null;
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await readGivenFile(path));
}

function certificateOf(path: string, text: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch {
    throw unusable(path, {
      ko: "PEM 형식의 인증서(-----BEGIN CERTIFICATE-----)가 아닙니다. .pfx나 .p12는 openssl pkcs12로 바꾸어 주십시오.",
      en: "It is no certificate in PEM (-----BEGIN CERTIFICATE-----). Convert .pfx or .p12 with openssl pkcs12.",
    });
  }
}

function keyOf(path: string, text: string): KeyObject {
  if (/ENCRYPTED/.test(text)) {
    throw unusable(path, {
      ko: "암호가 걸린 열쇠는 혼자 켜지는 프로그램이 열 수 없습니다. openssl pkey로 암호를 푼 뒤 본인만 읽게 두십시오.",
      en: "The key has a passphrase, which nobody can type at a start. Take it off with openssl pkey, and let only yourself read the file.",
    });
  }
  try {
    return createPrivateKey(text);
  } catch {
    throw unusable(path, {
      ko: "PEM 형식의 개인 열쇠(-----BEGIN PRIVATE KEY-----)가 아닙니다.",
      en: "It is no private key in PEM (-----BEGIN PRIVATE KEY-----).",
    });
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, "2026-11-23".length);
}

function unusable(path: string, { ko, en }: Bilingual): CommandError {
  return new CommandError(`${path}: ${ko}`, `${path}: ${en}`);
}
