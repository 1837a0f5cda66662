// Opens the page of some guides in Debian's chromium, as its reader would, and compares it with the
// JSON report of the same guides: page_test.mjs HEADLOOP SOURCE_DIR GUIDE...
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { contrasts, finding_place, guide_lines, strange_parts } from "./in_page.mjs";

const [headloop, source, ...guides] = process.argv.slice(2);
const { chromium } = createRequire(path.join(source, "package.json"))("playwright-core");

// Whoever asks here got out of the page.
const asked = [];
const server = http.createServer((request, answer) => {
  asked.push(request.url);
  answer.end();
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
for (const guide of guides.filter((name) => !path.isAbsolute(name))) {
  const text = fs.readFileSync(guide, "utf8");
  fs.writeFileSync(guide, text.replaceAll("HERE", server.address().port));
}

function check(...options) {
  const { status, stdout, stderr } = spawnSync(headloop, ["check", ...guides, ...options],
                                               { encoding: "utf8" });
  assert.ok(status === 0 || status === 1, stderr);
  return stdout;
}
const reports = JSON.parse(check("--json", "-")).guides;
check("--html", "page.html");

const browser = await chromium.launch({
  executablePath: execFileSync("which", ["chromium"], { encoding: "utf8" }).trim(),
  args: ["--no-sandbox"],  // CI is root
});

// One page of a browser, and whatever it did that no page of ours may do.
async function open(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const strays = [];
  page.on("request", (one) => strays.push(`asked for ${one.url()}`));
  page.on("console", (one) => strays.push(`console: ${one.text()}`));
  page.on("pageerror", (one) => strays.push(`error: ${one}`));
  page.on("dialog", (one) => strays.push(`dialog: ${one.message()}`) && one.dismiss());
  const url = pathToFileURL("page.html").href;
  await page.goto(url);
  return { page, done: async () => {
    assert.deepEqual(strays, [`asked for ${url}`]);
    await context.close();
  } };
}

async function nothing_got_out(page) {
  assert.deepEqual(await page.evaluate(strange_parts), []);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.equal(await page.title(), `Check of ${reports.length} guides`);
}

async function shows_guides(page) {
  for (const [i, report] of reports.entries()) {
    const shown = await page.locator(".report").nth(i).evaluate(guide_lines);
    const lines = fs.readFileSync(report.guide, "utf8").trimEnd().split("\n");
    assert.deepEqual(shown, lines, `${report.guide} as it is written`);
  }
}

// Beside its line: below the line's top, above the next line's, and to the right of its text.
async function shows_findings(page, wide) {
  for (const [i, report] of reports.entries()) {
    const article = page.locator(".report").nth(i);
    const cards = article.locator(".finding");
    assert.equal(await cards.count(), report.findings.length, report.guide);
    for (const [k, finding] of report.findings.entries()) {
      const card = cards.nth(k);
      const text = (await card.textContent()).replace(/\s+/g, " ");
      const what = `${report.guide}:${finding.line}: ${finding.rule}`;
      for (const part of [finding.severity, finding.rule, finding.says, finding.but, finding.so,
                          ...(finding.fix ? [finding.fix.text] : []), ...finding.claims,
                          ...finding.assumed])
        assert.ok(text.includes(part.replace(/\s+/g, " ")), `${what}: no '${part}' in ${text}`);
      const { number, box, line, words } = await card.evaluate(finding_place);
      assert.equal(number, String(finding.line), what);
      assert.ok(box.height > 10 && box.width > 100, `${what} can be seen`);
      assert.ok(box.top >= line.top && box.bottom <= line.bottom + 1, `${what} beside its line`);
      if (wide) assert.ok(box.left >= words.right, `${what} stands in the margin`);
    }
  }
}

async function shows_bench(page) {
  const lights = new Set();
  for (const [i, report] of reports.entries()) {
    const tried = page.locator(".report").nth(i).locator(".tried");
    const resets = report.procedures.filter((one) => one.goal === "reset");
    assert.equal(await tried.count(), resets.length, report.guide);
    for (const [k, procedure] of resets.entries()) {
      const one = tried.nth(k);
      assert.equal(await one.getAttribute("data-device"), procedure.device);
      const lanes = await one.locator(".timeline .lane").allTextContents();
      for (const lane of ["LED", "voice, beeps", "EEPROM"])
        assert.ok(lanes.includes(lane), `a lane ${lane} among ${lanes}`);
      assert.ok(await one.locator(".timeline .axis").count() >= 3, "an axis of time");
      const box = await one.locator(".timeline").boundingBox();
      assert.ok(box.width > 600 && box.height > 100, "a picture of some size");
      for (const colour of ["red", "green", "blue"]) {
        if (await one.locator(`.timeline .look-${colour}`).count()) lights.add(colour);
      }
      const devices = await one.locator(".elsewhere tbody tr")
        .evaluateAll((rows) => rows.map((row) => row.dataset.device));
      const expected = new Set([procedure.device, ...procedure.elsewhere.map((e) => e.device)]);
      assert.deepEqual(new Set(devices), expected, "a verdict for every product");
      assert.equal(expected.size, 5);
    }
  }
  assert.deepEqual([...lights].sort(), ["blue", "green", "red"], "lights in their colours");
}

// What is done stands inside what works on every unit, unless the margin says outside.
async function shows_windows(page) {
  const strips = await page.locator(".windows tbody tr").evaluateAll((rows) => rows.map((row) => {
    const box = (look) => row.querySelector(look)?.getBoundingClientRect();
    return { outside: row.textContent.includes("outside"), done: box(".written"),
             sure: box(".sure") };
  }));
  assert.ok(strips.some(({ outside }) => !outside), "some step with a window");
  for (const { outside, done, sure } of strips) {
    if (!sure) continue;
    const within = done.right > sure.left - 1 && done.left < sure.right + 1;
    assert.equal(within, !outside, "the mark lies where the margin says");
  }
}

// From the top with the keyboard alone to a finding.
async function keyboard_reaches(page) {
  for (let i = 0; i < 200; ++i) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.closest("sup") !== null)) break;
  }
  const target = await page.evaluate(() => document.activeElement.getAttribute("href"));
  assert.match(target ?? "", /^#g1-f\d+$/, "a finding's number can be reached");
  await page.keyboard.press("Enter");
  await page.waitForFunction((id) => location.hash === id, target);
  await page.locator(target).waitFor({ state: "visible" });
  await page.waitForFunction((id) => {
    const box = document.querySelector(id).getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight;
  }, target);
}

// What the voice says stands beside it in the picture, or inside.
async function names_prompts(page) {
  const pictures = await page.locator(".timeline").evaluateAll((all) => all.map((picture) => ({
    said: [...picture.querySelectorAll("g:has(.look-voice) title")].map((one) => one.textContent),
    shown: [...picture.querySelectorAll(".on-voice")].map((one) => one.textContent),
  })));
  assert.ok(pictures.some(({ said }) => said.includes('"Resetting"')), "a prompt");
  for (const { said, shown } of pictures) assert.deepEqual(shown, said, "prompts in words");
}

// Red is for what is there.
async function counts_calmly(page) {
  for (const [i, report] of reports.entries()) {
    const looks = await page.locator(".report").nth(i).locator(".counts li")
      .evaluateAll((all) => all.map((one) => one.className));
    const count = (severity) => report.findings.filter((one) =>
      one.severity === severity && !one.accepted).length;
    const expected = ["error", "warning", "note"].map((one) => count(one) === 0 ? "none" : one);
    assert.deepEqual(looks, expected, report.guide);
  }
}

// No table has to be moved from side to side.
async function stacks_tables(page) {
  const wide = await page.locator(".stacks").evaluateAll((all) => all
    .filter((one) => one.scrollWidth > one.parentElement.clientWidth)
    .map((one) => one.className));
  assert.deepEqual(wide, []);
}

const is_narrow = (page) =>
  page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth);

for (const colorScheme of ["light", "dark"]) {
  const { page, done } = await open({ viewport: { width: 1440, height: 900 }, colorScheme });
  await nothing_got_out(page);
  assert.deepEqual(await page.evaluate(contrasts, 4.5), [], `contrast when it is ${colorScheme}`);
  if (colorScheme === "light") {
    await shows_guides(page);
    await shows_findings(page, true);
    await shows_bench(page);
    await shows_windows(page);
    await names_prompts(page);
    await counts_calmly(page);
    await keyboard_reaches(page);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.locator("nav").first().isVisible()), "no links on paper");
    await page.setViewportSize({ width: 720, height: 1000 });  // of a sheet of A4
    await shows_findings(page, true);
  }
  await done();
}
const phone = await open({ viewport: { width: 360, height: 740 } });
assert.ok(await is_narrow(phone.page), "nothing sticks out on a narrow screen");
await shows_findings(phone.page, false);
await stacks_tables(phone.page);
await phone.done();

await browser.close();
server.close();
assert.deepEqual(asked, [], "nobody was asked");
const count = reports.reduce((sum, report) => sum + report.findings.length, 0);
console.log(`${reports.length} guides with ${count} findings as they should be seen`);
