import { Option, type Command } from 'commander'
import type { CopyMode } from '../../../contract/media/transcode.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { checksOf, withChecks, withExamples, withJson, withPaths } from '../shared-options.ts'
import type { CheckFlags } from '../shared-options.ts'

interface Given extends CheckFlags {
  mode: CopyMode
  trim: boolean
  out?: string
  again: boolean
  json: boolean
}

export function addFixCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = withPaths(withJson(program.command('fix')))
    .description(
      'Make copies that fit what TikTok takes. Your own files are only read. Needs no key and sends nothing.'
    )
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
    .addHelpText(
      'after',
      `
A copy changes only what the checks found: container, codec, shape, size, frame rate, HDR, colours, interlacing, sound.
It is called "clip (9x16).mp4" and never takes the place of another file. A place of recording is not carried over.
Videos that look fine get no copy, and neither do videos that have one already.

Exit code 0 if every video has a copy or needs none, else 1.`
    )
    .action(async (paths: string[], given: Given) => {
      const { mode, trim, out: folder = null, again, json } = given
      const order = {
        paths,
        options: checksOf(given, false),
        choices: { mode, trim },
        folder,
        again
      }
      const { fix } = await import('./fix.ts')
      finish(await fix(order, json, context))
    })
  withChecks(command, 'mend everything that is not exactly 9:16')
  withExamples(
    command,
    'fix wide.mp4 --mode blur',
    'fix ./clips --mode crop --trim --out ./ready',
    `fix ./clips --mode pad --json | jq -r 'select(.verdict == "made") | .out'`
  )
}
