import type { Command } from 'commander'

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
