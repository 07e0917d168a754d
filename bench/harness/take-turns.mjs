/**
 * Timing several subjects in turns, in one process.
 *
 * Whatever disturbs the machine for a while disturbs all of them alike, and each round begins with another subject.
 * Our own loop rather than a library's, because those time one subject after the other. Nothing can be optimised away: the
 * work of every sample is counted, and the count compared with what is expected.
 */

/**
 * @typedef {object} Subject
 * @property {string} name
 * @property {() => number | Promise<number>} pass Does the work once through and counts something about its result.
 * @property {number} expected What `pass` must return, every time.
 * @property {number} operations How many operations a pass holds.
 */

/** A sample takes at least this long, so that neither the clock's grain nor the loop around it counts. */
const sampleNs = 8_000_000

/** How long each subject runs before anything is measured: enough for V8 to have optimised and settled. */
const warmUpNs = 300_000_000

/**
 * Times subjects in turns.
 *
 * @param {readonly Subject[]} subjects
 * @param {number} rounds Samples to take of each subject.
 * @returns {Promise<Record<string, number[]>>} Nanoseconds for an operation, by subject.
 */
export async function takeTurns(subjects, rounds) {
  const prepared = []
  for (const subject of subjects) prepared.push({ ...subject, passes: await warmUp(subject), samples: [] })
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < prepared.length; turn += 1) {
      const subject = prepared[(round + turn) % prepared.length]
      const took = await time(subject, subject.passes)
      subject.samples.push(took / (subject.passes * subject.operations))
    }
  }
  return Object.fromEntries(prepared.map(({ name, samples }) => [name, samples]))
}

/** Runs a subject for a while; gives how many passes fill a sample. */
async function warmUp(subject) {
  let spent = 0
  let passes = 1
  while (spent < warmUpNs) {
    const took = await time(subject, passes)
    spent += took
    passes = Math.max(1, Math.ceil((sampleNs * passes) / took))
  }
  return passes
}

/** Nanoseconds that a number of passes takes. */
async function time({ name, pass, expected }, passes) {
  let counted = 0
  const start = process.hrtime.bigint()
  for (let index = 0; index < passes; index += 1) counted += await pass()
  const took = Number(process.hrtime.bigint() - start)
  if (counted !== expected * passes) throw new Error(`${name} gave ${counted / passes} instead of ${expected}`)
  return took
}
