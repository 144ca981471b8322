import { onTestFinished } from 'vitest'

/** Until the test ends, this process says that it runs on another system. */
export function standInForPlatform(platform: NodeJS.Platform): void {
  const original = process.platform
  const put = (value: NodeJS.Platform): void =>
    void Object.defineProperty(process, 'platform', { value })
  put(platform)
  onTestFinished(() => put(original))
}
