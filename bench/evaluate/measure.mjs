/**
 * Measures the engines in this process and prints, for each kind of flag and each engine, nanoseconds for an evaluation.
 *
 * Before anything is measured every engine has evaluated all of its flags for everybody, as in a program that uses them all:
 * what V8 has learned by then is not the one flag that is measured.
 */
import { isOnFor, measured, people, targetedFlags } from '../flags/definitions.mjs'
import { takeTurns } from '../harness/take-turns.mjs'
import { engines } from './engines.mjs'

const fillers = 100
const persons = 1_000
const rounds = 11

const definitions = [...Object.values(measured), ...targetedFlags(fillers)]
const everybody = people(persons)
const asked = Object.entries(engines).map(([name, build]) => ({ name, passOf: build(definitions, everybody) }))

for (const definition of definitions)
  for (const { name, passOf } of asked) check(name, definition, passOf(definition.key)())

const results = {}
for (const [kind, { key }] of Object.entries(measured)) {
  const subjects = asked.map(({ name, passOf }) => {
    const pass = passOf(key)
    return { name, pass, expected: pass(), operations: persons }
  })
  results[kind] = await takeTurns(subjects, rounds)
}
process.stdout.write(JSON.stringify(results))

/** Nobody is timed who does not give the right answers; of a half, four standard deviations may be missing. */
function check(name, definition, on) {
  const wanted = everybody.map((person) => isOnFor(definition, person))
  if (wanted.includes(undefined)) {
    if (Math.abs(on - persons / 2) > 2 * Math.sqrt(persons)) throw new Error(`${name} splits ${on} of ${persons}`)
    return
  }
  const expected = wanted.filter(Boolean).length
  if (on !== expected) throw new Error(`${name}: ${definition.key} is on for ${on} instead of ${expected}`)
}
