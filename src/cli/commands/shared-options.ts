import { InvalidArgumentError, Option, type Command } from 'commander'
import type { AccountType, CheckOptions } from '../../contract/media/check.ts'
import { UsageError } from '../usage-error.ts'

/** What `withJson` and `withSandbox` add to a command. */
export interface Flags {
  json: boolean
  sandbox: boolean
}

/** `--json` with its promise. */
export function withJson(command: Command): Command {
  return command.option('--json', 'print one JSON object a line on stdout and nothing else', false)
}

/** `--sandbox`: practice mode. */
export function withSandbox(command: Command): Command {
  return command.option(
    '--sandbox',
    'practice: a queue of its own and a simulated Aether; nothing leaves this machine',
    false
  )
}

/** The argument of commands that read videos. */
export function withPaths(command: Command): Command {
  return command.argument('<path...>', 'videos and folders; folders are walked to their ends')
}

/** Ends the help with lines to copy, given without the program's name. */
export function withExamples(command: Command, ...lines: string[]): Command {
  const examples = lines.map((line) => `  $ aether-uploader ${line}`)
  return command.addHelpText('after', ['', 'Examples:', ...examples].join('\n'))
}

export function accountTypeOption(description: string): Option {
  return new Option('--account-type <type>', description).choices(['standard', 'creator'])
}

/** What `withChecks` adds to a command. */
export interface CheckFlags {
  accountType: AccountType
  minDuration?: number
  maxDuration?: number
  strictAspect: boolean
}

/** What files are checked against. @param strict what `--strict-aspect` does */
export function withChecks(command: Command, strict: string): Command {
  return command
    .addOption(accountTypeOption('which limits count').default('standard'))
    .option('--min-duration <s>', 'shortest allowed length in seconds', positiveNumber)
    .option('--max-duration <s>', 'longest allowed length in seconds', positiveNumber)
    .option('--strict-aspect', strict, false)
}

/** @throws UsageError where no video could pass */
export function checksOf(
  { accountType, minDuration, maxDuration, strictAspect }: CheckFlags,
  allowAspect: boolean
): CheckOptions {
  if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration)
    throw new UsageError(
      `--min-duration ${minDuration} is above --max-duration ${maxDuration}; no video could pass.`
    )
  return {
    accountType,
    strictAspect,
    allowAspect,
    ...(minDuration !== undefined && { minDurationS: minDuration }),
    ...(maxDuration !== undefined && { maxDurationS: maxDuration })
  }
}

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
