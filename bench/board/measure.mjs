/** Runs in the page: writes down every frame, and for every key press when what it changed was painted. */
const recorder = () => {
  const frames = [];
  const presses = [];
  let last = null;
  const loop = (now) => {
    if (last !== null) frames.push(now - last);
    last = now;
    requestAnimationFrame(loop);
  };
  requestAnimationFrame(loop);
  // A message sent in a frame arrives after the frame was laid out and painted.
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.splice(0).forEach((painted) => painted(performance.now()));
  const whenPainted = (done) =>
    requestAnimationFrame(() => {
      waiting.push(done);
      channel.port2.postMessage(null);
    });
  addEventListener('keydown', ({ timeStamp }) => presses.push({ at: timeStamp, bar: null, findings: null, fixes: null }), true);
  const watch = (selector, first, last) => {
    const seen = () =>
      whenPainted((now) => {
        const press = presses.at(-1);
        if (!press) return;
        press[first] ??= now - press.at;
        if (last) press[last] = now - press.at;
      });
    new MutationObserver(seen).observe(document.querySelector(selector), { subtree: true, childList: true, characterData: true, attributes: true });
  };
  watch('app-plan-timeline', 'bar');
  watch('app-findings-panel', 'findings', 'fixes');
  Object.assign(globalThis, {
    measured: {
      begin: () => {
        frames.length = 0;
        presses.length = 0;
      },
      frames: () => [...frames],
      presses: () => presses.map((press) => ({ ...press })),
    },
  });
};

const NAMES = ['TaskDuration', 'ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];

const work = async (cdp) => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(NAMES.map((name) => [name, (metrics.find((one) => one.name === name)?.value ?? 0) * 1000]));
};

/** Frames while `act` goes on, and what the page's thread worked in them, in milliseconds a frame. */
const during = async ({ page, cdp }, act) => {
  await page.evaluate(() => globalThis.measured.begin());
  const before = await work(cdp);
  await act();
  const [frames, after] = [await page.evaluate(() => globalThis.measured.frames()), await work(cdp)];
  return { frames, busy: Object.fromEntries(NAMES.map((name) => [name, (after[name] - before[name]) / Math.max(1, frames.length)])) };
};

const STEPS = 240;
const SWING_PX = 160;
/** A hand goes out and back; pixels from where it began. */
const swing = (step) => Math.round(SWING_PX * Math.sin((step / STEPS) * 4 * Math.PI));

const wave = async (page, { x, y }) => {
  for (let step = 0; step <= STEPS; step++) {
    await page.mouse.move(x + swing(step), y);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
};

const PRESSES = 40;
/** Longer than anything that a key press sets off. */
const REST_MS = 600;

/** Opens the plan and measures: the pointer without and with a bar in its hand, and the arrow keys. */
export const measure = async (page, address) => {
  await page.goto(address);
  await page.locator('app-findings-panel .finding').first().waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.evaluate(recorder);
  const bar = page.locator('app-timeline-bar .bar').nth(12);
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const over = { x: at.x, y: at.y };
  const about = { page, cdp };
  // Once before it is measured: the browser compiles what it runs often.
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await wave(page, at);
  await page.mouse.up();
  const idle = await during(about, () => wave(page, over));
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  const drag = await during(about, () => wave(page, at));
  await page.mouse.up();
  await page.waitForTimeout(REST_MS);
  await bar.focus();
  await page.evaluate(() => globalThis.measured.begin());
  for (let press = 0; press < PRESSES; press++) {
    await page.keyboard.press(press < PRESSES / 2 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForTimeout(REST_MS);
  }
  const presses = await page.evaluate(() => globalThis.measured.presses());
  const findings = await page.locator('app-findings-panel [role=status]').first().textContent();
  return { idle, drag, presses, findings: findings.replaceAll(/\s+/g, ' ').trim() };
};
