// node thorium_daisy.mjs MODULES BOOK prints, as JSON, what the parser of Thorium makes of a book in DAISY: its manifest,
// and the tree of each SMIL file.
import path from 'node:path'
import { createRequire } from 'node:module'

const [modules, book] = process.argv.slice(2)
const require = createRequire(path.join(modules, 'thorium.js'))
const { DaisyParsePromise, isDaisyPublication } = require('r2-shared-js/dist/es6-es2015/src/parser/daisy')
const { initGlobalConverters_GENERIC, initGlobalConverters_SHARED } = require('r2-shared-js/dist/es6-es2015/src/init-globals')
const { TaJsonSerialize } = require('r2-lcp-js/dist/es6-es2015/src/serializable')

initGlobalConverters_SHARED()
initGlobalConverters_GENERIC()
const kind = await isDaisyPublication(book)
const publication = await DaisyParsePromise(book)
const overlays = publication.Spine.map(link => TaJsonSerialize(link.MediaOverlays))
console.log(JSON.stringify({ kind, manifest: TaJsonSerialize(publication), overlays }))
