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

/** The middle of a bar that has been brought into sight. */
const middleOf = async (bar) => {
  await bar.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await bar.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
};

/** Frames with a bar in the hand; once before it is measured, since the browser compiles what it runs often. */
const dragged = async (about, at) => {
  const { page } = about;
  const hold = async (act) => {
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    const found = await act();
    await page.mouse.up();
    return found;
  };
  await hold(() => wave(page, at));
  return hold(() => during(about, () => wave(page, at)));
};

/** The longest that "Stage for me" may take, with time to spare. */
const STAGED_MS = 120_000;

/** Has days worked out and leaves them on the board as ghosts; answers how many courses would move. */
const propose = async (page) => {
  await page.getByRole('button', { name: /Stage for me…$/ }).click();
  await page.getByRole('button', { name: 'Work out days' }).click();
  await page.getByRole('button', { name: 'Show on the board' }).click({ timeout: STAGED_MS });
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  return page.locator('app-row-marks .ghost').count();
};

/** Opens the plan and measures: the pointer without and with a bar in its hand, also while days are proposed, and the arrow keys. */
export const measure = async (page, address) => {
  await page.goto(address);
  await page.locator('app-findings-panel .finding').first().waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.evaluate(recorder);
  const bar = page.locator('app-timeline-bar .bar').nth(12);
  const at = await middleOf(bar);
  const about = { page, cdp };
  await page.mouse.move(at.x, at.y);
  const idle = await during(about, () => wave(page, at));
  const drag = await dragged(about, at);
  await page.waitForTimeout(REST_MS);
  await bar.focus();
  await page.evaluate(() => globalThis.measured.begin());
  for (let press = 0; press < PRESSES; press++) {
    await page.keyboard.press(press < PRESSES / 2 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForTimeout(REST_MS);
  }
  const presses = await page.evaluate(() => globalThis.measured.presses());
  const ghosts = await propose(page);
  const proposed = await dragged(about, await middleOf(bar));
  const findings = await page.locator('app-findings-panel [role=status]').first().textContent();
  return { idle, drag, proposed, ghosts, presses, findings: findings.replaceAll(/\s+/g, ' ').trim() };
};
