import { homedir } from 'node:os'
import { createInterrupt } from './interrupt.ts'
import { main } from './main.ts'
import { createLineWriter } from './output/line-writer.ts'

process.exitCode = await main(process.argv.slice(2), {
  env: process.env,
  platform: process.platform,
  homeDir: homedir(),
  stdin: process.stdin,
  stdout: createLineWriter(process.stdout),
  stderr: createLineWriter(process.stderr),
  interrupt: createInterrupt(process)
})
