import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const commands = [...readme.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) =>
  block.trim().split('\n')
)
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
)

it('README’s commands are single lines that a Unix shell, Command Prompt and PowerShell 5.1 take alike', () => {
  expect(commands.length).toBeGreaterThan(5)
  // No chains, variables, comments, single quotes, redirections or escapes: each shell has its own.
  expect(
    commands.filter(
      (line) => /[&;|<>$%`^'\\!]/.test(line) || /#/.test(line.replaceAll(/"[^"]*"/g, ''))
    )
  ).toEqual([])
})

it('README’s commands name scripts that there are', () => {
  const names = commands.map((line) => /^npm (?:run (?:-s )?)?(\S+)/.exec(line)?.[1] ?? line)
  expect(names.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([])
})
