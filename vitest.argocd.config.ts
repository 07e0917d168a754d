import { defineConfig } from 'vitest/config'

/** Tests inside the real Argo CD. The first run compiles it, which takes minutes. */
export default defineConfig({
  test: {
    include: ['test/argocd/**/*.test.ts'],
    globalSetup: ['test/argocd/bench/compile.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
