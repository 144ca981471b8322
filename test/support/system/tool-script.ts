import { chmod, writeFile } from 'node:fs/promises'
import { onWindows } from './platform.ts'
import { windowsLauncher } from './windows-launcher.ts'

/**
 * Makes a program that replaces ffprobe or ffmpeg and runs `script`, the text of an ES module, with
 * the program's arguments in `process.argv.slice(2)`. Returns its path: the given one, with `.exe`
 * on Windows.
 */
export async function toolScript(path: string, script: string): Promise<string> {
  const module = `${path}.mjs`
  await writeFile(module, script)
  const program = onWindows ? `${path}.exe` : path
  await writeFile(
    program,
    onWindows
      ? windowsLauncher(`"${process.execPath}" "${module}"`)
      : `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(module)} "$@"\n`
  )
  await chmod(program, 0o755)
  return program
}

const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`
