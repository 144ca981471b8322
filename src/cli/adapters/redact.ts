/** Values that must not reach a log, whoever wrote the message. */
export interface Secret { apiKey: string | null; homeDir: string }

/** Takes keys, bearer tokens and the home folder out of a text. The engine redacts first; this is the second net. */
export function redact(text: string, secret: Secret): string {
  let clean = text.replaceAll(/\b(Bearer|token|key)([ =:]+)[\w.~+/=-]{8,}/giu, '$1$2[hidden]')
  if (secret.apiKey) clean = clean.replaceAll(secret.apiKey, '[hidden]')
  if (secret.homeDir.length > 1) clean = clean.replaceAll(secret.homeDir, '~')
  return clean
}
