import { parseSync } from 'oxc-parser'
import { mutantOf, type Mutant } from './mutant.ts'

/**
 * Moves every limit in a file one step up and one step down. Outside constants, zero and one are
 * logic, not limits.
 */
export function numberMutants(file: string, source: string): Mutant[] {
  const { program } = parseSync(file, source)
  return program.body.flatMap((statement) => {
    const isConstant =
      JSON.stringify(statement).includes('"Literal"') &&
      !/"(Arrow)?Function(Expression|Declaration)"|"ClassDeclaration"/.test(
        JSON.stringify(statement)
      )
    return findNumbers(statement)
      .filter(({ value }) => isConstant || value > 1)
      .flatMap(({ value, start, end }) => {
        const shown = source.slice(start, end)
        return [1, -1].map((sign) => {
          const moved = step(value, shown, sign)
          return mutantOf(file, source, start, end, moved, `${shown} → ${moved}`)
        })
      })
  })
}

interface NumberAt {
  value: number
  start: number
  end: number
}

function findNumbers(node: unknown): NumberAt[] {
  if (Array.isArray(node)) return node.flatMap(findNumbers)
  if (typeof node !== 'object' || node === null) return []
  if (
    'type' in node &&
    node.type === 'Literal' &&
    'value' in node &&
    typeof node.value === 'number' &&
    'start' in node &&
    'end' in node
  ) {
    return [{ value: node.value, start: Number(node.start), end: Number(node.end) }]
  }
  return Object.entries(node).flatMap(([key, child]) =>
    key === 'parent' ? [] : findNumbers(child)
  )
}

/** Returns the next number by the last written digit: 0.8 → 0.9, 15 → 16. */
function step(value: number, shown: string, sign: number): string {
  const decimals = shown.split('.')[1]?.length ?? 0
  return (value + sign * 10 ** -decimals).toFixed(decimals)
}
