/** First file of a bundle: tells the user who is asked to send it what is in it and what is not. */
export const bundleReadme = `Aether Uploader: diagnostics

Made for a support request. Look through it before you send it; every file is plain text.

about.json     versions of the app and of this computer's system, time zone
settings.json  the app's settings, without the API key
doctor.json    where the tools and the app's own data are, the state of its database, calls of this month,
               whether a key is there
queue.json     how many files are in which state, what holds the queue, limits of the accounts
jobs.json      the 2,000 files that changed last, as ids, codes, sizes and times
errors.json    the last steps that failed, with codes and Aether's request ids
log.txt        the last lines of the app's log

Not in it: the API key, tokens, names of your videos and their folders, captions, names of accounts,
links to posts, the name of your home folder (it reads ~).
`
