import { onTestFinished } from 'vitest'

/** Makes this process report another system until the test ends. */
export function standInForPlatform(platform: NodeJS.Platform): void {
  const original = process.platform
  const put = (value: NodeJS.Platform): void =>
    void Object.defineProperty(process, 'platform', { value })
  put(platform)
  onTestFinished(() => put(original))
}
