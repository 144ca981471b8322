import { InvalidArgumentError } from 'commander'

/** A whole number of at least `min`. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isSafeInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(
        max === Number.MAX_SAFE_INTEGER
          ? `It must be a whole number of at least ${min}.`
          : `It must be a whole number from ${min} to ${max}.`
      )
    }
    return value
  }
}

/** A number above zero, such as seconds or a factor. */
export function positiveNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError('It must be a number above 0.')
  return value
}

const factors: Record<string, number> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  ki: 1024,
  mi: 1024 ** 2,
  gi: 1024 ** 3
}

/** Bytes per second: "500k", "2.5M", "1MiB", with or without "/s". */
export function byteRate(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]i?)?b?(?:\/s)?$/iu.exec(text.trim())
  const rate = Number(match?.[1]) * (factors[(match?.[2] ?? '').toLowerCase()] ?? Number.NaN)
  if (!Number.isFinite(rate) || rate < 1)
    throw new InvalidArgumentError('It must be bytes per second, such as 500k, 2.5M or 1MiB.')
  return rate
}
