/** Measures A and B in turn (A B A B …), so that what slows the machine down for a while slows both. */
export async function alternate<A, B>(
  rounds: number,
  a: (round: number) => Promise<A>,
  b: (round: number) => Promise<B>
): Promise<{ a: A[]; b: B[] }> {
  const result: { a: A[]; b: B[] } = { a: [], b: [] }
  for (let round = 0; round < rounds; round++) {
    result.a.push(await a(round))
    result.b.push(await b(round))
  }
  return result
}
