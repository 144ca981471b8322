import type { Command } from 'commander'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import { withExamples, withJson, withSandbox } from '../shared-options.ts'
import type { RunOptions } from './run.ts'

export function addRunCommand(program: Command, context: CliContext, finish: Finish): void {
  const command = withSandbox(withJson(program.command('run')))
    .description('Send what is armed: stays on, or ends with --until-empty.')
    .option('--until-empty', 'end when nothing is left that goes on without a person', false)
    .action(async (given: RunOptions) => {
      const { run } = await import('./run.ts')
      finish(await run(given, context))
    })
  withExamples(command, 'run', 'run --until-empty --json')
}
