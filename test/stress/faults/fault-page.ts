import { outcomes, type FaultCase } from './fault-cases.ts'

/** What one fault did to one line of the command line. */
export interface FaultRow {
  at: string
  fault: string
  /** The last line about each file. */
  seen: readonly string[]
  /** Lines on stderr. */
  notes: readonly string[]
  exitCode: number | null
  byItself: string
  /** What differs from what is promised; empty when all is well. */
  wrong: readonly string[]
}

const titles: Record<string, string> = {
  uploadMedia: 'While the file is uploaded',
  createPost: 'When the post is made, and what becomes of it',
  getPost: 'While the post is followed',
  listPosts: 'While a lost answer is looked for in the list',
  createConnectLink: 'When an account is connected (`accounts connect`)',
  listProfiles: 'When the accounts are asked for, before anything else'
}

const intro = `# What each fault does to a batch

Written by \`npm run docs:faults\`: the sandbox lets each fault strike \`publish … --yes\`, run as a process of its
own on a fast clock, against an API without idempotency, so that a second create would show. The engine is held to
the same ends by \`test/stress/faults/fault-outcomes.test.ts\`. In no row is a file posted twice.

The names are those of \`--faults\` ([\`named-faults.ts\`](../src/sandbox/faults/named-faults.ts)): \`…-done\` was carried out before anything went wrong;
\`before-\`, \`inside-\` and \`after-body\` were not; \`after-effect\` and \`inside-answer\` were; \`late-<code>\` is accepted and fails
after processing; "for good" strikes every time, the others once.

Exit codes: 0 all published; 1 some failed; 3 not authorised; 4 a person must look; 5 some still wait or process.
`

/** The page, with faults that a person cannot tell apart in one row. */
export function faultPage(rows: readonly FaultRow[], orders: readonly FaultCase[]): string {
  const sections = [...Map.groupBy(rows, ({ at }) => at)].map(
    ([at, own]) => `## ${titles[at] ?? at}\n\n${table(own)}`
  )
  return [intro, ...sections, orderSection(orders)].join('\n') + '\n'
}

const orderTitles = { updatePost: 'moved', cancelPost: 'taken back' } as const

/** Orders about posts at Aether end after the line that gave them, so there is no last line: only the end that the tests hold. */
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
      `Being ${orderTitles[at]}:`,
      '',
      '| Fault | Ends as | What happens by itself |',
      '| --- | --- | --- |',
      ...lines
    ].join('\n')
  })
  return `## While a post that Aether keeps is moved or taken back\n${parts.join('\n')}`
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
    '| Fault | The last line about the file | Exit code | What happens by itself |',
    '| --- | --- | --- | --- |',
    ...lines,
    ''
  ].join('\n')
}

const inCell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
