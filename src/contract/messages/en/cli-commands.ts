/** What single commands of the command line say. */
export const cliCommands = {
  'cli.accounts.open': 'Open this address in a browser and sign in to TikTok:\n  {url}',
  'cli.accounts.unlisted':
    'The API offers no list of profiles: when you have connected, take the profile id from your Aether dashboard.',
  'cli.accounts.waiting':
    'Waiting for the account to appear. Ctrl-C stops waiting; the link stays good.',
  'cli.accounts.refused':
    'Not connected: the browser came back with a refusal. Run the same line again for a new link.',
  'cli.accounts.connected': 'Connected: {account}',
  'cli.accounts.came-back':
    'The browser came back from TikTok. Take the profile id from your Aether dashboard.',
  'cli.accounts.page': 'Back from TikTok. You can close this page and return to the terminal.',
  'cli.accounts.no-link':
    'Aether made no link to connect with: {reason} You can connect the account in your Aether dashboard instead, then see: accounts list',
  'cli.accounts.unknown': 'No account with this profile id is in the list. See: accounts list',
  'cli.accounts.limits-crossed':
    'A shortest length of {min} s is above the longest of {max} s; no video could pass.',
  'cli.accounts.limits': '{account}  {type}, videos of {min} to {max} s',
  'cli.accounts.practice-elsewhere':
    'Practice mode is on in another process; these are its accounts.',
  'cli.accounts.unverified':
    'Not verified: the API offers no list of profiles. These are the accounts known here.',
  'cli.accounts.total-verified':
    '{n, plural, one {{n} account} other {{n} accounts}}, verified with Aether just now',
  'cli.accounts.total': '{n, plural, one {{n} account} other {{n} accounts}}, not verified',
  'cli.accounts.row':
    '{account}  {standing}, {type}, {limit, plural, one {{limit} post} other {{limit} posts}} a day',
  'cli.accounts.standing-connected': 'connected',
  'cli.accounts.standing-unverified': 'not verified',
  'cli.accounts.standing-ended': 'connect again ({status})',
  'cli.accounts.status-ended': 'ended',
  'cli.accounts.removed': 'Removed: {account}. Its history stays.',

  'cli.demo.no-ffmpeg': 'ffmpeg was not found.',
  'cli.demo.making': 'Making {n} clips, good and bad…',
  'cli.demo.good-clips': 'Good clips, published',
  'cli.demo.bad-clips': 'Bad clips, stopped on this machine',
  'cli.demo.agree':
    "Ours: {published} published. The sandbox's own record: {posts} posts. They agree.",
  'cli.demo.differ':
    "Ours: {published} published. The sandbox's own record: {posts} posts. They differ.",
  'cli.demo.all-good': 'Every clip ended as it should, after {seconds} s.',
  'cli.demo.not-all-good': 'Not every clip ended as it should, after {seconds} s.',
  'cli.demo.confirmed': '{publication}. Yes: it is a simulated TikTok.',
  'cli.demo.not-queued': 'it never came into the queue',
  'cli.demo.not-published': 'it should be published, and is {phase}',
  'cli.demo.not-published-for': 'it should be published, and is {phase} ({code})',
  'cli.demo.not-once': 'the sandbox has it {n} times, not once',
  'cli.demo.another-story': 'the sandbox tells another story of this post',
  'cli.demo.published': 'published',
  'cli.demo.not-stopped': 'it should be stopped by {code}, and is {phase}',
  'cli.demo.leaked': 'bytes of it left all the same',
  'cli.demo.stopped': '{finding}; not a byte left',

  'cli.doctor.needs-api': '--with-one-private-post and --save go with --api.',
  'cli.doctor.budget':
    'Nothing was asked: {used} of {budget} API calls are used this month, and this takes up to {calls}. Try again next month, or say with "queue budget" how many there are.',
  'cli.doctor.bundle':
    'Wrote {file}. It holds no key, caption or name; its README says what it holds.',
  'cli.doctor.report':
    'Wrote {file}. It holds no key, caption, path or name, and of answers only the names of their fields.',
  'cli.doctor.practice': 'practice mode',
  'cli.doctor.app': 'app',
  'cli.doctor.app-text': '{app} on Node {node}, {platform}',
  'cli.doctor.tool-text': '{version} at {path}',
  'cli.doctor.tool-version-unknown': 'unknown version at {path}',
  'cli.doctor.tool-missing': 'not found',
  'cli.doctor.tool-problem': '{problem} ({path})',
  'cli.doctor.folder': 'data folder',
  'cli.doctor.folder-text': '{path}, {free} free',
  'cli.doctor.folder-read-only': '{path} cannot be written',
  'cli.doctor.folder-read-only-free': '{path} cannot be written, {free} free',
  'cli.doctor.database': 'database',
  'cli.doctor.jobs':
    '{jobs, plural, one {{jobs} job} other {{jobs} jobs}}{setAside, plural, =0 {} other {, {setAside} set aside because they cannot be read}}',
  'cli.doctor.backend': 'backend',
  'cli.doctor.key': 'API key',
  'cli.doctor.key-present': 'present',
  'cli.doctor.key-missing': 'not set (AETHER_API_KEY); needed to send from the command line',
  'cli.doctor.calls': 'API calls',
  'cli.doctor.calls-text': '{used} of {budget} this month',
  'cli.doctor.sending': 'sending',
  'cli.doctor.sending-this': 'this process',
  'cli.doctor.sending-other': 'another process (the app or a run)',
  'cli.doctor.sending-none': 'nobody',
  'cli.doctor.no-terminal':
    'Nothing was sent: --with-one-private-post asks first, and there is no terminal to ask on.',
  'cli.doctor.other-sends':
    'Nothing was sent: another process (the app or a run) is sending. Close it first.',
  'cli.doctor.under-way':
    'Nothing was sent: sending would begin for {n, plural, one {{n} file} other {{n} files}} of the queue as well. Wait until none is under way, or name another data folder (AETHER_UPLOADER_HOME).',
  'cli.doctor.not-postable': 'Nothing was sent: {file} cannot be posted. {findings}',
  'cli.doctor.not-one':
    'Nothing was sent: name one video, not {n, plural, one {{n} video} other {{n} videos}}.',
  'cli.doctor.type-name':
    'Post {file} once, for yourself alone and without a caption? If Aether ignores the audience, everyone can see it.\nTo do so, type the name of the account ({accounts}): ',
  'cli.doctor.not-typed': 'Nothing was sent: no name of an account was typed.',
  'cli.doctor.not-echoed': 'Not echoed: {options}.',
  'cli.doctor.echoed': 'Echoed as sent: {options}.',
  'cli.doctor.echoed-otherwise': 'Echoed otherwise: {options}.',
  'cli.doctor.look': '{echoes} Look at this post on TikTok now: only you should be able to see it.',
  'cli.doctor.look-at':
    '{echoes} Look at this post on TikTok now ({url}): only you should be able to see it.',
  'cli.doctor.as-assumed': 'as assumed',
  'cli.doctor.differs': 'differs',
  'cli.doctor.not-seen': 'not seen',
  'cli.doctor.row-differs': '{assumed}; seen: {seen}',
  'cli.doctor.rows':
    '{total, plural, one {{total} row} other {{total} rows}}: {asAssumed} as assumed, {differs, plural, one {{differs} differs} other {{differs} differ}}, {notSeen} not seen in {answers, plural, one {{answers} answer} other {{answers} answers}}',

  'cli.fix.progress': 'Making a copy of {file}: {percent} %',
  'cli.fix.progress-left': 'Making a copy of {file}: {percent} %, about {span} left',
  'cli.fix.made': 'copied',
  'cli.fix.nothing': 'no need',
  'cli.fix.cannot': 'no way',
  'cli.fix.failed': 'failed',
  'cli.fix.skip': 'skipped',
  'cli.fix.copy': 'Copy: {path}',
  'cli.fix.left': 'Left as it is: {findings}',
  'cli.fix.nothing-to-mend': 'There is nothing to mend.',
  'cli.fix.has-copy': 'It has a good copy: {path} (--again makes another)',
  'cli.fix.use-trim': '{problem} Here that is --trim.',

  'cli.captions.unreadable': '--captions: {file} cannot be read ({code}).',
  'cli.captions.unreadable-why': 'unknown',
  'cli.captions.encoding':
    '--captions: {table} is not written in UTF-8, so accents and emoji would come out wrong. Save it again as "CSV UTF-8".',
  'cli.captions.twice':
    '--captions: {file} has two captions in {table}, in lines {first} and {second}. Keep one of them.',
  'cli.captions.empty':
    '--captions: {table} is empty. Its first line has to name the columns file and caption.',
  'cli.captions.no-table': '--captions: {table} is not a table that can be read: {reason}',
  'cli.captions.columns':
    '--captions: the first line of {table} has to name the columns file and caption, each once. It names: {names}.',
  'cli.captions.no-file': '--captions: line {line} of {table} names no file.',
  'cli.captions.open-quote': 'a quotation mark that opens is never closed.',
  'cli.captions.open-quote-at':
    'a quotation mark that opens before the end, in or before line {line}, is never closed.',
  'cli.captions.uneven':
    'a line has more or fewer columns than the first one. Put quotation marks around captions with commas.',
  'cli.captions.uneven-at':
    'line {line} has more or fewer columns than the first one. Put quotation marks around captions with commas.',
  'cli.captions.unused':
    '--captions, line {line}: there is no {file} among the files; its caption is not used.',
  'cli.captions.shared':
    '--captions, line {line}: {n} of the files are called {file}; each of them has this caption.',
  'cli.captions.without':
    '{n, plural, one {{n} file without a caption of its own in the table; --caption counts for it.} other {{n} files without a caption of their own in the table; --caption counts for them.}}',

  'cli.publish.no-terminal':
    'Nothing was sent: there is no terminal to ask on. Add --yes to confirm this publication beforehand.',
  'cli.publish.no-profile':
    'There is no TikTok profile {profile} behind this key. Connect one with: accounts connect',
  'cli.publish.other-profiles':
    'There is no TikTok profile {profile} behind this key. Known are: {profiles}.',
  'cli.publish.other-sends':
    'Another process (the app or a run) is sending; this line adds to its queue and watches.',
  'cli.publish.other-decides': '--concurrency and --limit-rate are up to that process.',
  'cli.publish.lengths':
    'If TikTok allows this account other lengths, say so once: accounts limits {profile} --min-duration 3 --max-duration 180',
  'cli.publish.not-sent': 'Nothing was sent. {reason}',

  'cli.queue.budget-number':
    'API calls a month are a whole number from 100 on, such as 10000, not "{given}".',
  'cli.queue.budget': '{used, number} of {budget, number} API calls used this month.',
  'cli.queue.name-jobs':
    'Name the jobs to {order} by the ids that `queue list` shows, or say --all.',
  'cli.queue.resolve-how': 'Say what you saw on the account: --posted or --post-again.',
  'cli.queue.missed-how': 'Say one of --send, --next or --leave.',
  'cli.queue.nothing-sends':
    '{n, plural, one {{n} job} other {{n} jobs}} changed. Nothing is sent while neither the app nor `aether-uploader run` is on.',
  'cli.queue.none-meant': 'No job of the queue is meant by that; nothing changed.',
  'cli.queue.not-asked':
    'Aether could not be asked yet; that is done as soon as it can be reached while the app or `aether-uploader run` is on.',
  'cli.queue.ambiguous-id':
    '{beginning} is the beginning of {n} ids; say more of the one that is meant.',
  'cli.queue.set-aside':
    'Set aside, nothing is sent for it: {job}. Its row in the queue cannot be read ({reason}). Look at the account before you publish this file again.',
  'cli.queue.job': 'job {id}',
  'cli.queue.account-set-aside':
    'Account {account} has the limits of a new account again: its row in the queue could not be read ({reason}). Set its type and its daily limit once more.',

  'cli.run.other-sends':
    'Another process (the app or a run) is sending; this one takes over when it ends.',
  'cli.run.until-empty': 'Sending what is armed.',
  'cli.run.on': 'Sending what is armed, and whatever gets armed meanwhile. Ctrl-C stops.',

  'cli.simulator.address': 'Sandbox of Aether and TikTok at {url}',
  'cli.simulator.key': 'API key {key}',
  'cli.simulator.state':
    'State in {folder}; the next start with the same folder goes on from there.',
  'cli.simulator.no-state': 'State is forgotten at the end; keep it with --state <folder>.',
  'cli.simulator.faults': 'Faults: {faults}, seed {seed}. What struck is at {url}.',
  'cli.simulator.wire': 'Wire: {wire}',
  'cli.simulator.use': 'In another terminal, with a queue of its own:',
  'cli.simulator.faults-unreadable':
    'The fault profile {file} cannot be read ({code}). Check the path.',
  'cli.simulator.faults-unreadable-why': 'unknown reason',

  'cli.validate.ok': 'looks fine',
  'cli.validate.warn': 'warning',
  'cli.validate.block': 'blocked',
  'cli.validate.skip': 'skipped',
  'cli.validate.way-through': '{advice} Here that is {option}.',
  'cli.validate.progress': 'Checking… {counts}',
  'cli.validate.turned': '{size}, turned {degrees}°',
  'cli.validate.fps': '{fps} fps',
  'cli.validate.with-sound': 'with sound',
  'cli.validate.no-sound': 'no sound'
} as const
