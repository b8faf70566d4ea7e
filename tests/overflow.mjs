// Opens every page of a folder in a browser, and prints which are fuller than they say that they are high or wide.
//   node overflow.mjs FOLDER MODULES
// MODULES is a folder with node_modules/playwright-core in it.
import { createRequire } from "node:module";
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, modules] = process.argv.slice(2);
const { chromium } = createRequire(`${modules}/`)("playwright-core");
const browser = await chromium.launch({
  executablePath: process.env.PUPPETEER_EXECUTABLE_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: { width: 600, height: 800 } });
const found = [];
for (const name of readdirSync(folder).filter((each) => each.endsWith(".xhtml"))) {
  await page.goto(pathToFileURL(`${folder}/${name}`).href);
  const [height, said, width] = await page.evaluate(() => [
    document.body.getBoundingClientRect().height,
    Number(/height=(\d+)/.exec(document.querySelector("meta[name=viewport]").content)[1]),
    document.documentElement.scrollWidth,
  ]);
  found.push({ name, height, said, width });
}
await browser.close();
process.stdout.write(JSON.stringify(found));
