import type { Command } from 'commander'
import { label } from '../../../contract/messages/label.ts'
import type { CliContext } from '../../cli-context.ts'
import type { Finish } from '../../exit-code.ts'
import {
  accountTypeOption,
  positiveNumber,
  withExamples,
  withJson,
  withSandbox
} from '../shared-options.ts'
import type { Flags } from '../shared-options.ts'
import type { LimitsOptions } from './limits.ts'

const secondsOrDefault = (text: string): number | 'default' =>
  text === 'default' ? text : positiveNumber(text)

export function addAccountsCommands(program: Command, context: CliContext, finish: Finish): void {
  const accounts = program.command('accounts').description(label('cli.help.accounts'))
  const add = (name: string, ...examples: string[]): Command =>
    withExamples(withSandbox(withJson(accounts.command(name))), ...examples)

  add('list', 'accounts list', 'accounts list --sandbox')
    .description(label('cli.help.accounts.list'))
    .action(async (given: Flags) => {
      const { accountsList } = await import('./list.ts')
      finish(await accountsList(given, context))
    })

  add('remove', 'accounts remove tt_1')
    .argument('<profile-id>', label('cli.help.accounts.id'))
    .description(label('cli.help.accounts.remove'))
    .action(async (profileId: string, given: Flags) => {
      const { accountsRemove } = await import('./remove.ts')
      finish(await accountsRemove(profileId, given, context))
    })

  add('limits', 'accounts limits tt_1', 'accounts limits tt_1 --min-duration 3 --max-duration 180')
    .argument('<profile-id>', label('cli.help.accounts.id'))
    .description(label('cli.help.accounts.limits'))
    .addOption(accountTypeOption(label('cli.help.accounts.limits.type')))
    .option('--min-duration <s>', label('cli.help.accounts.limits.min'), secondsOrDefault)
    .option('--max-duration <s>', label('cli.help.accounts.limits.max'), secondsOrDefault)
    .action(async (profileId: string, given: LimitsOptions) => {
      const { accountsLimits } = await import('./limits.ts')
      finish(await accountsLimits(profileId, given, context))
    })

  add('connect', 'accounts connect')
    .description(label('cli.help.accounts.connect'))
    .action(async (given: Flags) => {
      const { accountsConnect } = await import('./connect.ts')
      finish(await accountsConnect(given, context))
    })
}
