import { Command, Help } from 'commander'
import packageFacts from '../../package.json' with { type: 'json' }
import type { CliContext } from './cli-context.ts'
import { addAccountsCommands } from './commands/accounts/options.ts'
import { addDemoCommand } from './commands/demo/options.ts'
import { addDoctorCommand } from './commands/doctor/options.ts'
import { addFixCommand } from './commands/fix/options.ts'
import { addPublishCommand } from './commands/publish/options.ts'
import { addQueueCommands } from './commands/queue/options.ts'
import { addRunCommand } from './commands/run/options.ts'
import { addSandboxCommand } from './commands/sandbox/options.ts'
import { addValidateCommand } from './commands/validate/options.ts'
import type { Finish } from './exit-code.ts'
import { visibleText } from '../contract/text/visible-text.ts'

/** The command line's grammar: every command, option and help text, and each command's function. */
export function createProgram(context: CliContext, finish: Finish): Command {
  const help = new Help()
  const program = new Command('aether-uploader')
    .description('Publish batches of vertical videos to TikTok through the Aether API.')
    .version(packageFacts.version)
    .exitOverride()
    // A flag that is off, or a text that is empty, unless it is given: nobody needs to read that.
    .configureHelp({
      optionDescription: (option) =>
        option.isBoolean() || option.defaultValue === ''
          ? option.description
          : help.optionDescription(option)
    })
    .configureOutput({
      writeOut: (text) => context.stdout.line(text.trimEnd()),
      // Errors quote what was typed.
      writeErr: (text) =>
        context.stderr.line(text.trimEnd().split('\n').map(visibleText).join('\n'))
    })
    .showHelpAfterError('(--help shows what is possible)')
    .addHelpText(
      'after',
      `
Environment:
  AETHER_API_KEY        the API key; taken from here only
  AETHER_BASE_URL       another address of the API, with its /v1
  AETHER_UPLOADER_HOME  the folder of the queue, instead of the app's own
  HTTPS_PROXY, NO_PROXY the proxy, as for other programs; never used for this machine itself

Exit codes: 0 all published, scheduled or posted before; 1 some failed or blocked; 2 usage;
3 not authorised; 4 unknown outcomes need a person; 5 some still wait or process; 130 interrupted.

Examples:
  $ aether-uploader demo
  $ aether-uploader validate ./clips
  $ aether-uploader publish ./clips --profile tt_123 --privacy friends --caption "{name} #vertical"`
    )
  // In the order of the help.
  for (const add of [
    addValidateCommand,
    addFixCommand,
    addPublishCommand,
    addRunCommand,
    addQueueCommands,
    addAccountsCommands,
    addDoctorCommand,
    addSandboxCommand,
    addDemoCommand
  ])
    add(program, context, finish)
  return program
}
