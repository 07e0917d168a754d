/** Which build of the program this is. Both are put in by the bundler; run from its sources, it is nobody's build. */

declare const VERSION: string
declare const BUILD_ID: string

/** Version as in `package.json`. */
export const version: string = typeof VERSION === 'string' ? VERSION : '0.0.0-source'

/** Differs between any two builds whose code differs; undefined when run from sources, where code may change any time. */
export const buildId: string | undefined = typeof BUILD_ID === 'string' ? BUILD_ID : undefined
