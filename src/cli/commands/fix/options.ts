import { Option } from 'commander'
import type { Command } from 'commander'
import type { AccountType } from '../../../contract/media/check.ts'
import type { CopyMode } from '../../../contract/media/transcode.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { UsageError } from '../../usage-error.ts'
import { positiveNumber } from '../parsers.ts'
import { withJson } from '../shared-options.ts'

interface Given {
  mode: CopyMode
  trim: boolean
  out?: string
  again: boolean
  accountType: AccountType
  minDuration?: number
  maxDuration?: number
  strictAspect: boolean
  json: boolean
}

export function addFixCommand(program: Command, context: CliContext, finish: Finish): void {
  withJson(program.command('fix'))
    .description(
      'Make copies that fit what TikTok takes. Your own files are only read. Needs no key and sends nothing.'
    )
    .argument('<path...>', 'videos and folders; folders are walked to their ends')
    .addOption(
      new Option(
        '--mode <mode>',
        'what becomes of a picture that is not upright 9:16: all of it before a blurred enlargement, all of it on black, or its middle'
      )
        .choices(['blur', 'pad', 'crop'])
        .makeOptionMandatory()
    )
    .option('--trim', 'cut a video that is too long to its first part', false)
    .option('--out <dir>', 'where the copies go; without it each goes beside its source')
    .option('--again', 'make another copy of a video that has a good one already', false)
    .addOption(
      new Option('--account-type <type>', 'which limits count')
        .choices(['standard', 'creator'])
        .default('standard')
    )
    .option('--min-duration <s>', 'shortest allowed length in seconds', positiveNumber)
    .option('--max-duration <s>', 'longest allowed length in seconds', positiveNumber)
    .option('--strict-aspect', 'mend everything that is not exactly 9:16', false)
    .addHelpText(
      'after',
      `
A copy changes only what the checks found: container, codec, shape, size, frame rate, HDR, colours, interlacing, sound.
It is called "clip (9x16).mp4" and never takes the place of another file. A place of recording is not carried over.
Videos that look fine get no copy, and neither do videos that have one already.

Exit code 0 if every video has a copy or needs none, else 1.

Examples:
  $ aether-uploader fix wide.mp4 --mode blur
  $ aether-uploader fix ./clips --mode crop --trim --out ./ready
  $ aether-uploader fix ./clips --mode pad --json | jq -r 'select(.verdict == "made") | .out'`
    )
    .action(async (paths: string[], given: Given) => {
      const { minDuration, maxDuration } = given
      if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration) {
        throw new UsageError(
          `--min-duration ${minDuration} is above --max-duration ${maxDuration}; no video could pass.`
        )
      }
      const options = {
        accountType: given.accountType,
        strictAspect: given.strictAspect,
        allowAspect: false,
        ...(minDuration !== undefined && { minDurationS: minDuration }),
        ...(maxDuration !== undefined && { maxDurationS: maxDuration })
      }
      const { fix } = await import('./fix.ts')
      const order = {
        paths,
        options,
        choices: { mode: given.mode, trim: given.trim },
        folder: given.out ?? null,
        again: given.again
      }
      finish(await fix(order, given.json, context))
    })
}
