// Uses a read-along page as people do, in Chromium, without a network, and prints what was found as JSON.
//   node webpage.mjs MODULES CHECK PAGE [SECOND ARGUMENT OF THE CHECK]
// MODULES is a folder with node_modules/puppeteer in it, and with formats/node_modules/axe-core.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, check, file, more] = process.argv.slice(2);
const puppeteer = createRequire(`${modules}/node_modules/`)("puppeteer");
const browser = await puppeteer.launch({
  executablePath: process.env.PUPPETEER_EXECUTABLE_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--mute-audio"],
});
const page = await browser.newPage();
const found = { messages: [], requests: [] };
page.on("console", (message) => found.messages.push(message.text()));
page.on("pageerror", (error) => found.messages.push(error.message));
page.on("request", (request) => request.url().startsWith("data:") || found.requests.push(request.url()));
await page.setOfflineMode(true);

const open = async (width = 1280, height = 800) => {
  await page.setViewport({ width, height });
  await page.goto(pathToFileURL(file).href);
};
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// What is marked, what is heard, and what has the focus.
const state = () => page.evaluate(() => {
  const audio = document.querySelector("audio");
  return {
    marked: document.querySelector(".now")?.id ?? null,
    current: document.querySelector("[aria-current]")?.id ?? null,
    focus: document.activeElement.dataset.act ?? document.activeElement.id,
    time: audio.currentTime,
    rate: audio.playbackRate,
    isPlaying: !audio.paused,
    status: document.querySelector("[role=status]").textContent,
  };
});

// Goes to a control, or to a sentence, by the Tab key alone.
const tabTo = async (name) => {
  for (let tries = 0; tries < 80; tries += 1) {
    if ((await state()).focus === name) return tries;
    await press("Tab");
  }
  throw new Error(`the Tab key does not come to ${name}`);
};

// What sticks out to the side, or is smaller than a finger.
const measured = () => page.evaluate(() => {
  const isSeen = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const inside = [...document.body.querySelectorAll("*")].filter((element) => isSeen(element) && !element.closest(".wide, svg *, .skip"));
  const name = (element) => element.id || element.dataset.act || element.className || element.tagName;
  return {
    width: document.documentElement.scrollWidth,
    out: inside.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > innerWidth + 0.5 || left < -0.5;
    }).map(name),
    clipped: inside.filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
      && getComputedStyle(element).overflowX !== "visible" && element.tagName !== "SELECT").map(name),
    small: [...document.querySelectorAll("#player button, #player select, #player input, #player summary")].filter(isSeen)
      .map((element) => element.closest(".check") ?? element)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width < 43.9 || height < 43.9;
      }).map(name),
  };
});

const CHECKS = {
  // axe-core, in each theme and at two widths, with all that can be opened open, and a sentence marked.
  async axe() {
    const axe = readFileSync(`${modules}/formats/node_modules/axe-core/axe.min.js`, "utf-8");
    found.violations = [];
    found.runs = 0;
    for (const [width, height] of [[320, 640], [1280, 800]]) {
      await open(width, height);
      await page.evaluate(axe);
      await page.click("[data-act=settings]");
      await page.click("#keys summary");
      for (const theme of ["light", "dark", "contrast", ""]) {
        await page.select("#theme", theme);
        await page.click("[data-act=sentence-on]");
        const { violations, passes } = await page.evaluate(() => axe.run());
        found.runs += passes.length > 10;
        for (const { id, nodes } of violations) found.violations.push([width, theme, id, ...nodes.map(({ target }) => String(target))]);
      }
    }
  },

  // Plays all of it at twice the speed; notes each sentence that is marked, and when.
  async play() {
    await open();
    await page.select("#speed", "2");
    await page.evaluate(() => {
      window.seen = [];
      const audio = document.querySelector("audio");
      const watch = () => {
        const marked = document.querySelectorAll(".now");
        const current = document.querySelectorAll("[aria-current=true]");
        const id = [...marked].map((element) => element.id).join();
        if (id && seen.at(-1)?.id !== id) {
          const { top, bottom } = marked[0].getBoundingClientRect();
          seen.push({ id, time: audio.currentTime, current: [...current].map((element) => element.id).join(), top, bottom });
        }
        requestAnimationFrame(watch);
      };
      watch();
    });
    await page.click("#toggle");
    await page.waitForFunction(() => document.querySelector("audio").ended, { timeout: 200000 });
    found.seen = await page.evaluate(() => seen);
    found.end = await state();
  },

  // Goes to the middle of each word, and notes what is marked.
  async words() {
    await open();
    found.words = await page.evaluate(async (times) => {
      const audio = document.querySelector("audio");
      if (audio.readyState < 1) await new Promise((done) => audio.addEventListener("loadedmetadata", done, { once: true }));
      const seen = [];
      for (const time of times) {
        const isThere = new Promise((done) => audio.addEventListener("timeupdate", done, { once: true }));
        audio.currentTime = time;
        await isThere;
        const [range] = CSS.highlights.get("word") ?? [];
        seen.push([document.querySelector(".now")?.id, range ? range.toString() : ""]);
      }
      return seen;
    }, JSON.parse(more));
  },

  // All with the keyboard.
  async keys() {
    await open(640, 480);
    found.steps = [];
    const step = async (name) => found.steps.push([name, await state()]);
    await press("Tab");
    await step("skip");
    await tabTo("toggle");
    await press("Space");
    await wait(300);
    await step("playing");
    await press("k");
    await step("paused");
    await press("ArrowRight", "ArrowRight");
    await step("two sentences on");
    await press("ArrowLeft");
    await step("one sentence back");
    await tabTo("sentence-on");
    await press("Enter");
    await step("the button for the next sentence");
    await page.keyboard.down("Shift");
    await press("ArrowRight");
    await page.keyboard.up("Shift");
    await step("a paragraph on");
    await press("]", "]");
    await step("faster");
    await press("[");
    await step("slower");
    await press("?");
    await step("help");
    found.help = await page.evaluate(() => document.querySelector("#keys dl").checkVisibility());
    await press("Escape");
    found.closed = await page.evaluate(() => !document.querySelector("#settings").checkVisibility());
    await step("closed");
    found.sentences = [];
    found.hidden = [];
    const stops = [];
    for (let tries = 0; tries < 80; tries += 1) {
      await press("Tab");
      const { focus, isOutside, isHidden, isSentence } = await page.evaluate(() => {
        const focused = document.activeElement;
        const { top, bottom } = focused.getBoundingClientRect();
        const edge = document.querySelector("#player").getBoundingClientRect().bottom;
        return {
          focus: focused.id || focused.textContent,
          isOutside: focused === document.body,
          isHidden: !focused.closest("#player") && (top < edge - 1 || bottom > innerHeight + 1),
          isSentence: focused.matches("main [id*='-s']"),
        };
      });
      if (isOutside) break;
      stops.push(focus);
      if (isHidden) found.hidden.push(focus);
      if (isSentence) {
        found.sentences.push(focus);
        await press("ArrowDown", "ArrowDown", "ArrowUp");
        await step("walked");
        await press("Enter");
        await wait(300);
        await step("played from there");
      }
    }
    found.stops = stops;
  },

  // What is chosen is there when the page is opened again, and so is the place.
  async kept() {
    await open();
    const all = () => page.evaluate(() => ({
      theme: document.documentElement.dataset.theme,
      size: getComputedStyle(document.querySelector("main")).fontSize,
      rate: document.querySelector("audio").playbackRate,
      follow: document.querySelector("[data-set=follow]").checked,
      time: document.querySelector("audio").currentTime,
      font: getComputedStyle(document.querySelector("main p")).fontFamily,
    }));
    found.before = await all();
    await page.click("[data-act=settings]");
    await page.select("#theme", "dark");
    await page.select("#font", "mono");
    await page.select("#speed", "1.5");
    await page.click("[data-set=follow]");
    await page.focus("#size");
    await press("ArrowRight", "ArrowRight");
    await page.click("[data-act=sentence-on]");
    await page.click("[data-act=sentence-on]");
    found.chosen = await all();
    await page.reload();
    found.again = await all();
    await page.click("[data-act=settings]");
    await page.click("[data-act=reset]");
    found.reset = await all();
    await page.evaluate(() => localStorage.setItem("accessible:settings", '{"speed": 99, "size": -5, "volume": "loud", "theme": 3}'));
    await page.reload();
    found.spoiled = await all();
    await page.evaluateOnNewDocument(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
    });
    await page.reload();
    await page.select("#theme", "light");
    await page.click("#toggle");
    await wait(200);
    found.refused = { ...await all(), ...await state() };
  },

  // The page at 320 pixels, with the text spacing that people may set (WCAG 1.4.12) as well.
  async narrow() {
    await open(320, 640);
    found.plain = await measured();
    await page.click("[data-act=settings]");
    await page.click("#keys summary");
    found.open = await measured();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
      document.adoptedStyleSheets = [sheet];
    });
    found.spaced = await measured();
    found.direction = await page.evaluate(() => getComputedStyle(document.querySelector("main")).direction);
    found.named = await page.evaluate(() => document.querySelector("#toggle").getAttribute("aria-label"));
  },

  // Without a script, and on paper.
  async bare() {
    await page.setJavaScriptEnabled(false);
    await open();
    const seen = () => page.evaluate(() => ({
      controls: [...document.querySelectorAll("button, select, input, summary, [tabindex='0']:not(.wide)")].filter((each) => each.checkVisibility()).length,
      player: document.querySelector("audio").controls && document.querySelector("audio").getBoundingClientRect().height > 20,
      text: document.querySelector("main").innerText,
    }));
    found.screen = await seen();
    await page.emulateMediaType("print");
    found.paper = await seen();
  },

  // Clicks on a sentence, on a link, and after a selection; scrolls away and comes back.
  async mouse() {
    await open(800, 400);
    await page.click(more);
    await wait(300);
    found.clicked = await state();
    await page.mouse.wheel({ deltaY: -5000 });
    await page.mouse.move(400, 300);
    await page.mouse.wheel({ deltaY: 5000 });
    await wait(500);
    found.isAway = await page.evaluate(() => document.querySelector("#return").checkVisibility());
    await page.click("#return");
    await wait(1200);
    found.isBack = await page.evaluate(() => {
      const { top, bottom } = document.querySelector(".now").getBoundingClientRect();
      return top > document.querySelector("#player").offsetHeight && bottom < innerHeight;
    });
    await page.click("#toggle");
    found.paused = await state();
  },

  // The sound is not beside the page.
  async missing() {
    await open();
    await page.click("#toggle");
    await wait(300);
    found.status = (await state()).status;
    found.messages = found.messages.filter((message) => !message.includes("ERR_FILE_NOT_FOUND"));
  },
};

try {
  await CHECKS[check]();
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(found));
