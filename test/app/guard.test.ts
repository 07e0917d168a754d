import { describe, expect, it } from 'vitest'
import { guard } from '../../src/app/guard.ts'
import type { RenderedManifest } from '../../src/app/rendered-manifest.ts'

const manifest = (fields: Partial<RenderedManifest> = {}): RenderedManifest => ({
  json: '{}',
  value: () => Promise.resolve({}),
  isObject: true,
  apiVersion: 'v1',
  kind: 'ConfigMap',
  name: 'web',
  namespace: undefined,
  at: { file: 'web.yaml', line: 1, column: 1 },
  filled: () => [],
  ...fields,
})

const codesOf = (manifests: readonly RenderedManifest[], allowEmpty = false): string[] =>
  guard(manifests, allowEmpty).map(({ code }) => code)

describe('guard', () => {
  it.each([
    { manifests: [manifest()], codes: [], why: 'an object is an object' },
    { manifests: [], codes: ['EMPTY_RENDER'], why: 'nothing at all would delete everything' },
    { manifests: [manifest({ kind: undefined })], codes: ['NOT_A_MANIFEST'], why: 'a kind is missing' },
    { manifests: [manifest({ isObject: false })], codes: ['NOT_A_MANIFEST'], why: 'a list is no object' },
    { manifests: [manifest(), manifest()], codes: ['DUPLICATE_OBJECT'], why: 'the same object twice' },
    { manifests: [manifest(), manifest({ namespace: 'b' })], codes: [], why: 'another namespace is another object' },
    {
      manifests: [manifest({ apiVersion: 'apps/v1' }), manifest({ apiVersion: 'apps/v1beta1' })],
      codes: ['DUPLICATE_OBJECT'],
      why: 'a version is no other object',
    },
    {
      manifests: [manifest({ name: undefined }), manifest({ name: undefined })],
      codes: [],
      why: 'without a name nobody can tell (generateName)',
    },
    {
      manifests: Array.from({ length: 5_001 }, (_, index) => manifest({ name: `web-${index}` })),
      codes: ['RENDER_TOO_LARGE'],
      why: 'too many objects',
    },
  ])('$codes: $why', ({ manifests, codes }) => {
    expect(codesOf(manifests)).toEqual(codes)
  })

  it('counts bytes, not characters', () => {
    const sevenMillion = 'x'.repeat(7_000_000)
    expect(codesOf([manifest({ json: sevenMillion })])).toEqual([])
    expect(codesOf([manifest({ json: sevenMillion.replaceAll('x', '€') })])).toEqual(['RENDER_TOO_LARGE'])
  })

  it('lets nothing be nothing where that is allowed', () => {
    expect(codesOf([], true)).toEqual([])
  })
})
