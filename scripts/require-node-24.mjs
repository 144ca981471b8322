// Every script starts here: an older Node fails in ways that do not name the cause.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Aether Uploader needs Node 24; this is ${process.version} (${process.execPath}).\n` +
      'Run it through npm ("npm run …"): `npm install` brings Node 24 as the package node@24.\n' +
      'If you installed with --ignore-scripts, run `npm rebuild node`.'
  )
  process.exit(1)
}
