/**
 * What the command line says before a command is loaded. `label` words these, so their arguments are plain names:
 * no plural, no select.
 */
export const cliHelp = {
  'cli.help.about': 'Publish batches of vertical videos to TikTok through the Aether API.',
  'cli.help.hint': '(--help shows what is possible)',
  'cli.help.environment': 'Environment:',
  'cli.help.env.key': 'the API key; taken from here only',
  'cli.help.env.base-url': 'another address of the API, with its /v1',
  'cli.help.env.home': "the folder of the queue, instead of the app's own",
  'cli.help.env.proxy': 'the proxy, as for other programs; never used for this machine itself',
  'cli.help.exit-codes':
    'Exit codes: 0 all published, scheduled or posted before; 1 some failed or blocked; 2 usage;\n3 not authorised; 4 unknown outcomes need a person; 5 some still wait or process; 130 interrupted.',
  'cli.help.examples': 'Examples:',
  'cli.help.json': 'print one JSON object a line on stdout and nothing else',
  'cli.help.sandbox':
    'practice: a queue of its own and a simulated Aether; nothing leaves this machine',
  'cli.help.paths': 'videos and folders; folders are walked to their ends',
  'cli.help.account-type': 'which limits count',
  'cli.help.min-duration': 'shortest allowed length in seconds',
  'cli.help.max-duration': 'longest allowed length in seconds',
  'cli.help.allow-aspect': 'let wide pictures through with a warning',
  'cli.help.job-ids': 'ids as shown by queue list',

  'cli.help.accounts': 'TikTok accounts behind the API key.',
  'cli.help.accounts.id': 'as shown by accounts list',
  'cli.help.accounts.list': 'Show the accounts, and whether Aether confirmed them just now.',
  'cli.help.accounts.remove':
    'Take an account that was added by its id off the list. Its history stays.',
  'cli.help.accounts.limits':
    'Show or set the lengths of videos that TikTok allows an account. Files that are not confirmed yet are checked again.',
  'cli.help.accounts.limits.type': 'standard: 15 to 60 s; creator: 15 s to 10 min',
  'cli.help.accounts.limits.min':
    'shortest allowed length in seconds, or default: as the account type says',
  'cli.help.accounts.limits.max': 'longest allowed length in seconds, or default',
  'cli.help.accounts.connect': 'Connect a TikTok account in the browser.',

  'cli.help.demo':
    'Show the whole job without an account: made-up clips, good and bad, to a simulated TikTok.',
  'cli.help.demo.exit-code': 'Exit code 0 when every clip ended as it should.',

  'cli.help.doctor': 'Show tools, data folder, database, API calls and whether a key is present.',
  'cli.help.doctor.bundle':
    'write a zip for a support request, without keys, captions, names or paths; no file is written over',
  'cli.help.doctor.api':
    "compare Aether's answers with what is assumed of it; only reads, about ten calls",
  'cli.help.doctor.post':
    "with --api: also post this video once, for you alone; you type the account's name first",
  'cli.help.doctor.save':
    'with --api: write what was seen for the maintainers, without keys, captions, names or paths',
  'cli.help.doctor.exit-code':
    'With --api, exit code 0 if all that was seen is as assumed, 1 if something\ndiffers, 2 without a key, 3 if the key is refused.',

  'cli.help.fix':
    'Make copies that fit what TikTok takes. Your own files are only read. Needs no key and sends nothing.',
  'cli.help.fix.mode':
    'what becomes of a picture that is not upright 9:16: all of it before a blurred enlargement, all of it on black, or its middle',
  'cli.help.fix.trim': 'cut a video that is too long to its first part',
  'cli.help.fix.out': 'where the copies go; without it each goes beside its source',
  'cli.help.fix.again': 'make another copy of a video that has a good one already',
  'cli.help.fix.strict': 'mend everything that is not exactly 9:16',
  'cli.help.fix.what':
    'A copy changes only what the checks found: container, codec, shape, size, frame rate, HDR, colours, interlacing, sound.\nIt is called "clip (9x16).mp4" and never takes the place of another file. A place of recording is not carried over.\nVideos that look fine get no copy, and neither do videos that have one already.',
  'cli.help.fix.exit-code': 'Exit code 0 if every video has a copy or needs none, else 1.',

  'cli.help.publish':
    'Add files to the queue, check them, ask once, and publish those that look fine.',
  'cli.help.publish.profile': 'the account, by its Aether profile id (see: accounts list)',
  'cli.help.publish.privacy': 'who may see the posts; there is no default',
  'cli.help.publish.caption': 'text of the posts; {name} is the file name without its ending',
  'cli.help.publish.captions':
    'a table with the columns file and caption; files without a row have --caption',
  'cli.help.publish.at':
    "when to publish, or the first: 2026-12-01T09:00 on this machine's clock, or with Z or an offset",
  'cli.help.publish.every': 'one after the other, such as 90m, 2h or 1d (days keep the clock time)',
  'cli.help.publish.keep-local': 'never hand the times to Aether: this machine has to be on then',
  'cli.help.publish.allow-comment': 'let people comment',
  'cli.help.publish.allow-duet': 'let people duet',
  'cli.help.publish.allow-stitch': 'let people stitch',
  'cli.help.publish.account-type': 'which limits count for this account; remembered',
  'cli.help.publish.repost': 'post even what this account has posted before',
  'cli.help.publish.audience-verified':
    'you looked at the first post on TikTok: its audience is as you chose; remembered for this key',
  'cli.help.publish.daily-limit': 'posts in any 24 hours for this account; remembered',
  'cli.help.publish.concurrency': 'uploads at once',
  'cli.help.publish.limit-rate': 'upload at most this many bytes per second, such as 500k or 2M',
  'cli.help.publish.yes': 'confirm beforehand; needed where there is no terminal to ask on',
  'cli.help.publish.wait': 'stay also where the next step is more than 10 minutes away',
  'cli.help.publish.resumes': 'Running the same line again resumes: nothing is posted twice.',

  'cli.help.queue': "Look at the queue and change it; the same queue as the window's.",
  'cli.help.queue.list': 'Show every job with its state.',
  'cli.help.queue.export':
    'Print a receipt for every confirmed job: file, hash, choices, consent, outcome, every step. CSV, or JSON lines.',
  'cli.help.queue.retry': 'Try failed jobs again, or look again at what needs attention.',
  'cli.help.queue.retry.all': 'every failed job',
  'cli.help.queue.cancel':
    'Cancel jobs that are not out yet; scheduled ones are taken back from Aether.',
  'cli.help.queue.cancel.all': 'every job that is not out yet',
  'cli.help.queue.clear': 'Take jobs out of the list; what was posted stays known.',
  'cli.help.queue.clear.all': 'every published or cancelled job',
  'cli.help.queue.budget':
    'Show, or say, how many API calls a month your Aether plan has. From 80 % on posts are asked about less often.',
  'cli.help.queue.budget.calls': 'a whole number',
  'cli.help.queue.reschedule': 'Give jobs that wait for their time another one.',
  'cli.help.queue.reschedule.at':
    "2026-12-01T09:00 on this machine's clock, or with Z or an offset",
  'cli.help.queue.reschedule.keep-local':
    'never hand the new time to Aether: this machine has to be on then',
  'cli.help.queue.missed': 'Decide about posts whose time went by while nothing could be sent.',
  'cli.help.queue.missed.send': 'send them now, one after the other',
  'cli.help.queue.missed.next': 'the same clock time on the next free day',
  'cli.help.queue.missed.leave': 'do not send them; they stay in the queue, unconfirmed',
  'cli.help.queue.resolve':
    'Settle jobs that were sent but not confirmed, after a look at the account.',
  'cli.help.queue.resolve.posted':
    'they are there: count them as published, or as scheduled while their time is to come',
  'cli.help.queue.resolve.post-again': 'they are not there: post them again',

  'cli.help.run': 'Send what is armed: stays on, or ends with --until-empty.',
  'cli.help.run.until-empty': 'end when nothing is left that goes on without a person',

  'cli.help.simulator': 'Run the simulator of Aether and TikTok alone, until Ctrl-C.',
  'cli.help.simulator.port': 'port to listen on; any free one by default',
  'cli.help.simulator.state': 'folder that keeps its state between runs',
  'cli.help.simulator.daily-limit': 'posts per account in any 24 hours',
  'cli.help.simulator.processing-ms': 'how long a post stays in processing',
  'cli.help.simulator.speed': 'run its clock this many times faster',
  'cli.help.simulator.faults':
    'what goes wrong by itself: a profile by name, as JSON or in a .json file',
  'cli.help.simulator.seed': 'seed of the faults: the same seed strikes the same requests',
  'cli.help.simulator.wire': "how it speaks where the API's pages are silent; several with commas",
  'cli.help.simulator.names':
    'A wrong name for --faults or --wire is answered with the names there are.',

  'cli.help.validate':
    'Check files and folders for what TikTok would refuse. Needs no key and sends nothing.',
  'cli.help.validate.exit-code': 'Exit code 0 if no file is blocked, else 1.',
  'cli.help.validate.strict': 'block everything that is not exactly 9:16',

  'cli.argument.whole-number': 'It must be a whole number of at least {min}.',
  'cli.argument.number-in-range': 'It must be a whole number from {min} to {max}.',
  'cli.argument.positive': 'It must be a number above 0.',
  'cli.argument.byte-rate': 'It must be bytes per second, such as 500k, 2.5M or 1MiB.',
  'cli.argument.durations':
    '--min-duration {min} is above --max-duration {max}; no video could pass.',
  'cli.unexpected': 'Unexpected: {error}',
  'cli.output.failed': 'The output is not complete: it could not be written ({code}).',
  'cli.output.disk-full':
    'The output is not complete: it could not be written, the disk is full ({code}).'
} as const
