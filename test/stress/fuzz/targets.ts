import type { FuzzTarget } from './fuzz-target.ts'
import { apiAnswers } from './targets/api-answers.ts'
import { captionTables } from './targets/caption-tables.ts'
import { commandLines } from './targets/command-lines.ts'
import { fileNames } from './targets/file-names.ts'
import { videoBoxes } from './targets/video-boxes.ts'
import { pastedLists } from './targets/pasted-lists.ts'
import { probeAnswers } from './targets/probe-answers.ts'
import { returnLinks } from './targets/return-links.ts'
import { storedRows } from './targets/stored-rows.ts'
import { windowCalls } from './targets/window-calls.ts'

/** All external input, each kind with the code that must withstand it. */
export const fuzzTargets: readonly FuzzTarget[] = [
  returnLinks,
  windowCalls,
  pastedLists,
  captionTables,
  commandLines,
  storedRows,
  apiAnswers,
  fileNames,
  videoBoxes,
  probeAnswers
]
