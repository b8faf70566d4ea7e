// node ace.mjs MODULES reads a path of a book a line, and prints a line of JSON for each: the violations that
// Ace by DAISY finds. All books share one Chromium, and several are open at once: starting it costs more than a book does.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createRequire } from 'node:module'

const AT_ONCE = 2
const ATTEMPTS = 3 // on a busy machine, a page may take too long to open
const require = createRequire(path.join(process.argv[2], 'ace.js'))
const ace = require('@daisy/ace-core')
const chromium = require('@daisy/ace-axe-runner-puppeteer')
const shared = { ...chromium, concurrency: 2, launch: async () => {}, close: async () => {} }

const violations = report => report.assertions.flatMap(document => document.assertions.map(found => {
  const test = found['earl:test'], what = found['earl:result']['dct:description'] ?? ''
  return `${test['earl:impact']} ${test['dct:title']} ${document['earl:testSubject'].url} ${what.split('\n')[0]}`
}))

const check = async (book, attempts = ATTEMPTS) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ace-'))
  try {
    const options = { cwd: folder, outdir: folder, silent: true, initLogger: true, fileName: 'ace.log', doNotReportMedia: true }
    const [, report] = await ace(book, options, shared)
    return violations(report)
  } catch (error) {
    if (attempts === 1) throw error
    return await check(book, attempts - 1)
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

const books = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean), found = [], waiting = books.keys()
await chromium.launch()
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (const number of waiting) found[number] = await check(books[number])
}))
await chromium.close()
found.forEach(each => console.log(JSON.stringify(each)))
