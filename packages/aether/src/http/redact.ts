/** Takes the API key out of a text that a server wrote, in the forms an echo may have. */
export function redactKey(text: string, apiKey: string): string {
  const forms = new Set([
    apiKey,
    encodeURIComponent(apiKey),
    Buffer.from(apiKey).toString('base64'),
    JSON.stringify(apiKey).slice(1, -1)
  ])
  let redacted = text
  for (const form of forms) redacted = redacted.replaceAll(form, '[key]')
  return redacted
}
