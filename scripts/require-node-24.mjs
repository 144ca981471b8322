// Every script imports this first: an older Node fails with errors that do not name the cause.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Aether Uploader needs Node 24, and this is ${process.version}. ` +
      'Install Node 24 from https://nodejs.org, then run the command again: npm had no Node 24 for this system, or ran no install scripts.'
  )
  process.exit(1)
}
