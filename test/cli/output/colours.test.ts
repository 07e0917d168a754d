import { describe, expect, it } from 'vitest'
import { takesColours } from '../../../src/cli/output/colours.ts'

describe('takesColours', () => {
  it.each([
    { isTerminal: true, environment: {}, takes: true, why: 'a terminal does' },
    { isTerminal: false, environment: {}, takes: false, why: 'a pipe does not' },
    { isTerminal: true, environment: { TERM: 'dumb' }, takes: false, why: 'a dumb terminal does not' },
    { isTerminal: true, environment: { NO_COLOR: '1' }, takes: false, why: 'nobody wants any' },
    { isTerminal: true, environment: { NO_COLOR: '' }, takes: true, why: 'an empty NO_COLOR says nothing' },
    { isTerminal: false, environment: { FORCE_COLOR: '1' }, takes: true, why: 'somebody wants them anyway' },
    { isTerminal: true, environment: { FORCE_COLOR: '0' }, takes: false, why: '0 forces them off' },
    {
      isTerminal: false,
      environment: { FORCE_COLOR: '1', NO_COLOR: '1' },
      takes: false,
      why: 'plain text is never wrong',
    },
  ])('$takes: $why', ({ isTerminal, environment, takes }) => {
    expect(takesColours(isTerminal, environment)).toBe(takes)
  })
})
