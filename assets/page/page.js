// The read-along page: marks what is heard, and lets people choose what they hear and how the text looks.
"use strict";

const byId = (id) => document.getElementById(id);
const root = document.documentElement;
const audio = document.querySelector("audio");
const player = byId("player");
const data = JSON.parse(byId("times").textContent);
const said = data.labels;

// What is remembered. Where a browser keeps nothing for a file, everything works but that.
const kept = {
  read(name) {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? {};
    } catch {
      return {};
    }
  },
  write(name, value) {
    try {
      localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // Nothing is kept.
    }
  },
};
const SETTINGS = "accessible:settings";
const PLACE = `accessible:${data.id}`;
const USUAL = {
  theme: "", font: "sans", size: 112.5, spacing: 160, width: 40, volume: 100, speed: 1,
  follow: true, words: true, shortcuts: true,
};
const SPEEDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2, 2.5, 3];
const LOCAL_FONTS = ["OpenDyslexic", "Atkinson Hyperlegible", "Lexend", "Andika", "Comic Sans MS"];
const settings = { ...USUAL };

// A line is a sentence that is heard: its element on the page, its paragraph, its time in milliseconds, and of each word
// the time after that, and where it starts and ends in the text of the paragraph. Of a picture, there are no sentences.
const lines = data.lines.map(([id, begin, words]) => {
  const block = byId(id.replace(/-s\d+$/, ""));
  return { element: byId(id) ?? block, block, begin, words };
});
const placed = new Map();
lines.forEach(({ element }, index) => placed.has(element) || placed.set(element, index));
let current = -1;
let stop = null; // the sentence that the Tab key comes to
let isAway = false; // whether somebody has scrolled away from what is heard
let timer = 0;

const now = () => Math.round(audio.currentTime * 1000);
const clock = (seconds) => {
  const whole = Math.floor(seconds);
  const rest = String(whole % 60).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
};
const filled = (pattern, ...values) => pattern.replace(/\{\}/g, () => values.shift());

function say(text, isShort = false) {
  clearTimeout(timer);
  byId("status").textContent = text;
  if (isShort) timer = setTimeout(say, 4000, "");
}

// Marking what is heard.

function lineAt(time) {
  let low = 0, high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle].begin <= time) low = middle; else high = middle - 1;
  }
  return low;
}

function mark(index) {
  if (index === current) return;
  const before = lines[current], line = lines[index];
  before?.element.classList.remove("now");
  if (before?.block !== line.block) {
    before?.block.removeAttribute("aria-current");
    line.block.setAttribute("aria-current", "true");
  }
  line.element.classList.add("now");
  current = index;
  if (stop !== document.activeElement) putStop(line.element);
  follow();
}

const canMarkWords = "highlights" in CSS && typeof Highlight === "function";
let pieces = null; // of the paragraph that is heard: its texts, each with the place where it begins
let marked = -1;

function markWord(time) {
  if (!canMarkWords) return;
  const { block, begin, words } = lines[current];
  let at = -1;
  if (settings.words) while (3 * (at + 1) < words.length && begin + words[3 * (at + 1)] <= time) at += 1;
  const key = at < 0 ? -1 : current * 1e5 + at;
  if (key === marked) return;
  marked = key;
  if (at < 0) CSS.highlights.delete("word");
  else CSS.highlights.set("word", new Highlight(rangeOf(block, words[3 * at + 1], words[3 * at + 2])));
}

function rangeOf(block, start, end) {
  if (pieces?.block !== block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    pieces = { block, texts: [] };
    for (let length = 0; walker.nextNode(); length += walker.currentNode.length)
      pieces.texts.push([length, walker.currentNode]);
  }
  const range = document.createRange();
  const [from, first] = pieces.texts.findLast(([begin]) => begin <= start);
  const [upTo, last] = pieces.texts.findLast(([begin]) => begin < end);
  range.setStart(first, start - from);
  range.setEnd(last, end - upTo);
  return range;
}

function show() {
  const time = now();
  mark(lineAt(time));
  markWord(time);
}

function showClock() {
  const seconds = audio.currentTime, length = data.length / 1000;
  byId("position").value = seconds;
  byId("position").setAttribute("aria-valuetext", filled(said.of, clock(seconds), clock(length)));
  byId("clock").textContent = `${clock(seconds)} / ${clock(length)}`;
}

function eachFrame() {
  if (audio.paused) return;
  show();
  requestAnimationFrame(eachFrame);
}

// Following along: the page moves only where the sentence is not in sight, and not while somebody looks elsewhere.

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const edge = getComputedStyle(player).position === "sticky" ? player.offsetHeight : 0;
  return top >= edge && bottom <= innerHeight;
}

function bring(element) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
}

function follow() {
  if (isInSight(lines[current].element)) isAway = false;
  else if (settings.follow && !isAway) bring(lines[current].element);
  showReturn();
}

function showReturn() {
  byId("return").hidden = !isAway || current < 0;
}

function lookElsewhere() {
  isAway = current >= 0 && !isInSight(lines[current].element);
  showReturn();
}

function comeBack() {
  isAway = false;
  bring(lines[current].element);
  showReturn();
}

// Playing.

function play() {
  audio.play().catch((error) => { if (error.name !== "AbortError") fail(); });
}

function fail() {
  say(data.file ? filled(said.missing, data.file) : said.unplayable);
}

function seek(milliseconds) {
  audio.currentTime = Math.min(Math.max(milliseconds, 0), data.length) / 1000;
  isAway = false;
  show();
  follow();
  showClock();
}

function playFrom(index) {
  seek(lines[index].begin);
  play();
}

// Back goes to the beginning of what is heard, and from there to what is before it.
const isBegun = (line) => now() - line.begin > 1500 * audio.playbackRate;
const firstOf = (block) => lines.findIndex((line) => line.block === block);

function bySentence(step) {
  if (current < 0) return seek(lines[0].begin);
  const isHere = step < 0 && isBegun(lines[current]);
  const next = lines[isHere ? current : current + step];
  if (next) seek(next.begin);
}

function byParagraph(step) {
  if (current < 0) return seek(lines[0].begin);
  const first = firstOf(lines[current].block);
  let next = lines.findIndex((line, index) => index > current && line.block !== lines[current].block);
  if (step < 0) next = current > first || isBegun(lines[first]) || first === 0 ? first : firstOf(lines[first - 1].block);
  if (next >= 0) seek(lines[next].begin);
}

function changeSpeed(step) {
  const at = SPEEDS.findIndex((speed) => speed >= settings.speed) + step;
  if (!SPEEDS[at]) return;
  choose("speed", SPEEDS[at]);
  say(`${said.speed}: ${byId("speed").selectedOptions[0].text}`, true);
}

function mute() {
  audio.muted = !audio.muted;
  say(audio.muted ? said.muted : said.unmuted, true);
}

// Settings.

function recall() {
  const before = kept.read(SETTINGS);
  for (const name of Object.keys(USUAL)) if (typeof before[name] === typeof USUAL[name]) settings[name] = before[name];
  for (const { dataset, min, max } of player.querySelectorAll("[data-set][type=range]"))
    settings[dataset.set] = Math.min(Math.max(settings[dataset.set], min), max);
  if (!SPEEDS.includes(settings.speed)) settings.speed = 1;
}

function choose(name, value) {
  settings[name] = value;
  kept.write(SETTINGS, settings);
  apply();
}

function apply() {
  const wantsContrast = matchMedia("(prefers-contrast: more)").matches ? "contrast" : "";
  root.dataset.theme = settings.theme || wantsContrast;
  root.dataset.font = settings.font;
  for (const name of ["size", "spacing", "width"]) root.style.setProperty(`--${name}`, settings[name]);
  const isLocal = LOCAL_FONTS.includes(settings.font);
  if (isLocal) root.style.setProperty("--font", `"${settings.font}", sans-serif`);
  else root.style.removeProperty("--font");
  audio.playbackRate = audio.defaultPlaybackRate = settings.speed;
  audio.volume = settings.volume / 100;
  for (const field of player.querySelectorAll("[data-set]")) {
    if (field.type === "checkbox") field.checked = settings[field.dataset.set];
    else field.value = settings[field.dataset.set];
  }
  byId("speed").value = settings.speed;
  if (current >= 0) markWord(now());
}

function openSettings(isOpen) {
  byId("settings").hidden = !isOpen;
  byId("settings-button").setAttribute("aria-expanded", isOpen);
}

// A font is there where a text set in it, and in two others where it is not there, is never as wide as in those alone.
function isInstalled(font) {
  const pen = document.createElement("canvas").getContext("2d");
  const width = (family) => {
    pen.font = `72px ${family}`;
    return pen.measureText("mmmwwwiii").width;
  };
  return ["monospace", "serif"].every((other) => width(`"${font}", ${other}`) !== width(other));
}

// The Tab key comes to one sentence of the text; from there, the arrow keys lead to the others.
function putStop(element) {
  stop?.removeAttribute("tabindex");
  stop = element;
  stop.setAttribute("tabindex", "0");
}

function walk(step) {
  const next = lines[placed.get(stop) + step]?.element;
  if (!next) return;
  putStop(next);
  next.focus();
}

// What people do.

const ACTS = {
  toggle: () => (audio.paused ? play() : audio.pause()),
  "sentence-back": () => bySentence(-1),
  "sentence-on": () => bySentence(1),
  "paragraph-back": () => byParagraph(-1),
  "paragraph-on": () => byParagraph(1),
  settings: () => openSettings(byId("settings").hidden),
  reset: () => {
    Object.assign(settings, USUAL);
    choose("theme", USUAL.theme);
  },
  return: comeBack,
};
const KEYS = {
  k: ACTS.toggle,
  ArrowLeft: (event) => (event.shiftKey ? byParagraph(-1) : bySentence(-1)),
  ArrowRight: (event) => (event.shiftKey ? byParagraph(1) : bySentence(1)),
  j: () => seek(now() - 10000),
  l: () => seek(now() + 10000),
  "[": () => changeSpeed(-1),
  "]": () => changeSpeed(1),
  m: mute,
  "?": () => {
    openSettings(true);
    byId("keys").open = true;
  },
};

player.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (button) ACTS[button.dataset.act]();
});
player.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !byId("settings").hidden) {
    openSettings(false);
    byId("settings-button").focus();
    return;
  }
  const isField = event.target.matches("select, input:not([type=checkbox])");
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || isField || !settings.shortcuts || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  act(event);
});
player.addEventListener("input", (event) => {
  const field = event.target;
  if (field.id === "position") seek(field.value * 1000);
  if (field.id === "speed") choose("speed", Number(field.value));
  const name = field.dataset.set;
  if (name) choose(name, field.type === "checkbox" ? field.checked : field.type === "range" ? Number(field.value) : field.value);
});

byId("text").addEventListener("click", (event) => {
  if (event.target.closest("a") || !getSelection().isCollapsed) return;
  for (let element = event.target; element; element = element.parentElement)
    if (placed.has(element)) return playFrom(placed.get(element));
});
byId("text").addEventListener("keydown", (event) => {
  if (event.target !== stop || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Enter") playFrom(placed.get(stop));
  else if (event.key === "ArrowDown") walk(1);
  else if (event.key === "ArrowUp") walk(-1);
  else return;
  event.preventDefault();
});
for (const name of ["wheel", "touchmove"]) addEventListener(name, () => setTimeout(lookElsewhere, 100), { passive: true });
addEventListener("keydown", (event) => {
  const isScrolling = ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown", " "].includes(event.key);
  if (isScrolling && !player.contains(event.target) && event.target !== stop) setTimeout(lookElsewhere, 300);
});

audio.addEventListener("play", () => {
  root.classList.add("playing");
  say("");
  nameToggle(said.pause);
  eachFrame();
});
audio.addEventListener("pause", () => {
  root.classList.remove("playing");
  nameToggle(said.play);
  keepPlace();
});
audio.addEventListener("timeupdate", () => {
  showClock();
  showSession();
  if (audio.currentTime > 0) show(); // in a tab that nobody looks at, there are no frames
});
audio.addEventListener("ended", () => say(said.end));
audio.addEventListener("error", fail);
addEventListener("pagehide", keepPlace);

function nameToggle(name) {
  byId("toggle").setAttribute("aria-label", name);
  byId("toggle").title = name;
}

function keepPlace() {
  if (current >= 0) kept.write(PLACE, { seconds: audio.ended ? 0 : audio.currentTime });
}

// The keys of the keyboard, of headphones and of the lock screen.

function startSession() {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title: document.title, artist: data.artist, album: data.album });
  const handlers = {
    play,
    pause: () => audio.pause(),
    previoustrack: () => byParagraph(-1),
    nexttrack: () => byParagraph(1),
    seekbackward: (details) => seek(now() - (details.seekOffset ?? 10) * 1000),
    seekforward: (details) => seek(now() + (details.seekOffset ?? 10) * 1000),
    seekto: (details) => seek(details.seekTime * 1000),
  };
  for (const [name, handler] of Object.entries(handlers)) {
    try {
      navigator.mediaSession.setActionHandler(name, handler);
    } catch {
      // This browser does not know the action.
    }
  }
}

function showSession() {
  const duration = data.length / 1000;
  const position = Math.min(audio.currentTime, duration);
  navigator.mediaSession?.setPositionState?.({ duration, playbackRate: audio.playbackRate, position });
}

// The start: without this, there is the browser's own player, and the text.

audio.controls = false;
root.classList.add("live");
for (const element of document.querySelectorAll(".bar, .hint")) element.hidden = false;
const format = new Intl.NumberFormat(root.lang);
byId("speed").append(...SPEEDS.map((speed) => new Option(`${format.format(speed)} ×`, speed)));
byId("font").append(...LOCAL_FONTS.filter(isInstalled).map((font) => new Option(font, font)));
byId("position").max = Math.ceil(data.length / 1000);
new ResizeObserver(() => root.style.setProperty("--player", `${player.offsetHeight}px`)).observe(player);
recall();
apply();
startSession();
putStop(lines[0].element);
const { seconds } = kept.read(PLACE);
if (seconds > 0 && seconds < data.length / 1000) seek(seconds * 1000);
else showClock();
