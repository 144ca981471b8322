import type { Command } from 'commander'
import { label } from '../../../contract/messages/label.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { withExamples, withJson, withSandbox } from '../shared-options.ts'
import type { RunOptions } from './run.ts'

export function addRunCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = withSandbox(withJson(program.command('run')))
    .description(label('cli.help.run'))
    .option('--until-empty', label('cli.help.run.until-empty'), false)
    .action(async (given: RunOptions) => {
      const { run } = await import('./run.ts')
      finish(await run(given, context))
    })
  withExamples(command, 'run', 'run --until-empty --json')
}
