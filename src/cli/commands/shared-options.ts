import { InvalidArgumentError, Option, type Command } from 'commander'
import { label } from '../../contract/messages/label.ts'
import type { AccountType, CheckOptions } from '../../contract/media/check.ts'
import { UsageError } from '../usage-error.ts'

/** What `withJson` and `withSandbox` add to a command. */
export interface Flags {
  json: boolean
  sandbox: boolean
}

/** `--json` with its promise. */
export function withJson(command: Command): Command {
  return command.option('--json', label('cli.help.json'), false)
}

/** `--sandbox`: practice mode. */
export function withSandbox(command: Command): Command {
  return command.option('--sandbox', label('cli.help.sandbox'), false)
}

/** The argument of commands that read videos. */
export function withPaths(command: Command): Command {
  return command.argument('<path...>', label('cli.help.paths'))
}

/** Ends the help with lines to copy, given without the program's name. */
export function withExamples(command: Command, ...lines: string[]): Command {
  const examples = lines.map((line) => `  $ aether-uploader ${line}`)
  return command.addHelpText('after', ['', label('cli.help.examples'), ...examples].join('\n'))
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
    .addOption(accountTypeOption(label('cli.help.account-type')).default('standard'))
    .option('--min-duration <s>', label('cli.help.min-duration'), positiveNumber)
    .option('--max-duration <s>', label('cli.help.max-duration'), positiveNumber)
    .option('--strict-aspect', strict, false)
}

/** @throws UsageError where no video could pass */
export function checksOf(
  { accountType, minDuration, maxDuration, strictAspect }: CheckFlags,
  allowAspect: boolean
): CheckOptions {
  if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration)
    throw new UsageError(label('cli.argument.durations', { min: minDuration, max: maxDuration }))
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
          ? label('cli.argument.whole-number', { min })
          : label('cli.argument.number-in-range', { min, max })
      )
    }
    return value
  }
}

/** A number above zero, such as seconds or a factor. */
export function positiveNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError(label('cli.argument.positive'))
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
    throw new InvalidArgumentError(label('cli.argument.byte-rate'))
  return rate
}
