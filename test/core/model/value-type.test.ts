import { describe, expect, it } from 'vitest'
import { isOfType, valueTypes } from '../../../src/core/model/value-type.ts'

describe('isOfType', () => {
  it.each([
    { value: true, types: ['boolean'], why: 'a boolean' },
    { value: '1', types: ['string'], why: 'a string of digits is a string' },
    { value: 5, types: ['integer', 'number'], why: 'an integer is a number' },
    { value: 1.5, types: ['number'], why: 'a fraction' },
    { value: 2 ** 53, types: ['number'], why: 'beyond what is kept exactly' },
    { value: Number.NaN, types: [], why: 'not a number' },
    { value: Number.POSITIVE_INFINITY, types: [], why: 'not a finite number' },
    { value: {}, types: ['object'], why: 'a map' },
    { value: [], types: ['list'], why: 'a list is no map' },
    { value: null, types: [], why: 'null is of no type' },
  ])('$value is $types: $why', ({ value, types }) => {
    expect(valueTypes.filter((type) => isOfType(value, type))).toEqual(types)
  })
})
