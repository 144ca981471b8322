/** Names of kill points, as shown in histograms: the written or sent data, without ids. */

const hash = (path: string) =>
  path
    .split('?')[0]
    ?.replace(/\/(post|media)_[^/]+/g, '/:id')
    .replace(/^\/v1/, '') ?? path

export function requestLabel(method: string, path: string): string {
  return `${method} ${hash(path)}`
}

/**
 * Names a phase change of one job by its phases (`uploaded→submitting`), other writes by their
 * table.
 */
export function writeLabel(sql: string, values: readonly unknown[]): string {
  const [, verb = '', table = ''] =
    /^\s*(INSERT|UPDATE|DELETE)\s+(?:OR \w+ )?(?:INTO |FROM )?(\w+)/.exec(sql) ?? []
  if (verb === 'UPDATE' && sql.startsWith('UPDATE jobs SET phase = ?')) {
    const [to, from] = [String(values[0]), String(values.at(-1))]
    return to === from ? `write ${to} in place` : `write ${from}→${to}`
  }
  return `write ${verb.toLowerCase()} ${table}`
}

export function commitLabel(moves: readonly string[]): string {
  if (moves.length === 0) return 'commit'
  return `commit ${[...new Set(moves)].join(' ')}`
}
