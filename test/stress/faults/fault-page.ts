import { outcomes, type FaultCase } from './fault-cases.ts'

/** The effect of one fault on one command line. */
export interface FaultRow {
  at: string
  fault: string
  /** The last line about each file. */
  seen: readonly string[]
  /** Lines on stderr. */
  notes: readonly string[]
  exitCode: number | null
  byItself: string
  /** Differences from the promised result; empty if there are none. */
  wrong: readonly string[]
}

const titles: Record<string, string> = {
  uploadMedia: 'While the file is uploaded',
  createPost: 'When the post is created, and afterwards',
  getPost: 'While the app polls the post',
  listPosts: 'While the app looks up an unclear post in the list',
  createConnectLink: 'When an account is connected (`accounts connect`)',
  listProfiles: 'When the app asks for the accounts, before anything else'
}

const intro = `# What each fault does to a batch

Written by \`npm run docs:faults\`. Each fault strikes one run of \`publish … --yes\` against the sandbox, with faster clocks and
an API without idempotency, so a second create would show. \`test/stress/faults/fault-outcomes.test.ts\` checks the same ends.
No file is posted twice in any row.

The names are those of \`--faults\` ([\`named-faults.ts\`](../src/sandbox/faults/named-faults.ts)):

| Name | Meaning |
| --- | --- |
| \`…-done\`, \`after-effect\`, \`inside-answer\` | Aether executed the request before the fault |
| \`before-body\`, \`inside-body\`, \`after-body\` | Aether did not execute the request |
| \`late-<code>\` | accepted, fails after processing |
| "for good" | strikes every time; the others once |

Exit codes: 0 all published; 1 some failed; 3 not authorized; 4 the user must check; 5 some still wait or process.
`

/** Returns the page, with faults that look the same to the user in one row. */
export function faultPage(rows: readonly FaultRow[], orders: readonly FaultCase[]): string {
  const sections = [...Map.groupBy(rows, ({ at }) => at)].map(
    ([at, own]) => `## ${titles[at] ?? at}\n\n${table(own)}`
  )
  return [intro, ...sections, orderSection(orders)].join('\n') + '\n'
}

const orderTitles = { updatePost: 'moved', cancelPost: 'canceled' } as const

/**
 * Remote changes end after the command that requested them, so there is no last line: only the end
 * that the tests check.
 */
function orderSection(orders: readonly FaultCase[]): string {
  const parts = (['updatePost', 'cancelPost'] as const).map((at) => {
    const alike = Map.groupBy(
      orders.filter((one) => one.at === at),
      ({ outcome, ends }) => `| ${ends.join('<br>')} | ${inCell(outcomes[outcome].byItself)} |`
    )
    const lines = [...alike].map(
      ([rest, own]) => `| ${own.map(({ name }) => `\`${name}\``).join(', ')} ${rest}`
    )
    return [
      '',
      `When ${orderTitles[at]}:`,
      '',
      '| Fault | Ends as | What happens next |',
      '| --- | --- | --- |',
      ...lines
    ].join('\n')
  })
  return `## While a post scheduled at Aether is moved or canceled\n${parts.join('\n')}`
}

function table(rows: readonly FaultRow[]): string {
  const alike = Map.groupBy(
    rows,
    ({ seen, exitCode, byItself }) =>
      `| ${seen.map(inCell).join('<br>')} | ${exitCode} | ${inCell(byItself)} |`
  )
  const lines = [...alike].map(
    ([rest, own]) => `| ${own.map(({ fault }) => `\`${fault}\``).join(', ')} ${rest}`
  )
  return [
    '| Fault | The last line about the file | Exit code | What happens next |',
    '| --- | --- | --- | --- |',
    ...lines,
    ''
  ].join('\n')
}

const inCell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
