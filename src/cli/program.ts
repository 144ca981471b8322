import { Command, Help } from 'commander'
import packageFacts from '../../package.json' with { type: 'json' }
import { label } from '../contract/messages/label.ts'
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
import { withExamples } from './commands/shared-options.ts'
import type { Finish } from './exit-code.ts'
import { visibleText } from '../contract/text/visible-text.ts'

/** The command line's grammar: every command, option and help text, and each command's function. */
export function createProgram(context: CliContext, finish: Finish): Command {
  const help = new Help()
  const program = new Command('aether-uploader')
    .description(label('cli.help.about'))
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
    .showHelpAfterError(label('cli.help.hint'))
    .addHelpText(
      'after',
      `
${label('cli.help.environment')}
  AETHER_API_KEY        ${label('cli.help.env.key')}
  AETHER_BASE_URL       ${label('cli.help.env.base-url')}
  AETHER_UPLOADER_HOME  ${label('cli.help.env.home')}
  HTTPS_PROXY, NO_PROXY ${label('cli.help.env.proxy')}

${label('cli.help.exit-codes')}`
    )
  withExamples(
    program,
    'demo',
    'validate ./clips',
    'publish ./clips --profile tt_123 --privacy friends --caption "{name} #vertical"'
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
