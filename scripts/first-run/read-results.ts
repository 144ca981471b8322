import { readFileSync } from 'node:fs'

export interface Results {
  passed: number
  skipped: number
  /** Names of the tests that failed. */
  failures: string[]
}

/** The results of a runner without a report, which counts as a failure. */
const nothing: Results = { passed: 0, skipped: 0, failures: ['It did not run to its end'] }

function orNothing(look: () => Results): Results {
  try {
    return look()
  } catch {
    return nothing
  }
}

interface VitestJson {
  testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[]
}

/** Reads the report of vitest's `json` reporter. */
export const readVitest = (file: string): Results =>
  orNothing(() => {
    const { testResults }: VitestJson = JSON.parse(readFileSync(file, 'utf8'))
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
    const failed = tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
    // A file that failed to load has no failed test.
    const unloaded = testResults
      .filter(
        ({ status, assertionResults }) =>
          status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
      )
      .map(() => 'A file of tests could not be loaded')
    const passed = tests.filter(({ status }) => status === 'passed').length
    return {
      passed,
      skipped: tests.length - passed - failed.length,
      failures: [...failed, ...unloaded]
    }
  })

interface Suite {
  title: string
  suites?: Suite[]
  specs: { title: string; tests: { status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[] }[]
}

/** Reads the report of Playwright's `json` reporter. */
export const readPlaywright = (file: string): Results =>
  orNothing(() => {
    const { suites, errors }: { suites: Suite[]; errors: unknown[] } = JSON.parse(
      readFileSync(file, 'utf8')
    )
    const specsOf = (suite: Suite): { file: string; title: string; status: string }[] => [
      ...suite.specs.flatMap(({ title, tests }) =>
        tests.map(({ status }) => ({ file: '', title, status }))
      ),
      ...(suite.suites ?? []).flatMap(specsOf)
    ]
    const tests = suites.flatMap((suite) =>
      specsOf(suite).map((test) => ({ ...test, file: suite.title }))
    )
    const failed = tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ file: name, title }) => `${name}: ${title}`)
    const skipped = tests.filter(({ status }) => status === 'skipped').length
    return {
      passed: tests.length - failed.length - skipped,
      skipped,
      failures: [...failed, ...errors.map(() => 'A file of stories could not be loaded')]
    }
  })
