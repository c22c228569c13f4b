const GOAL_MS = 4;

const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
const ms = (value) => value.toFixed(2);
const table = (heads, rows) => [heads, heads.map((_, index) => (index === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const rowOf = ({ name, courses, checkIns, frame, model, improvements }) => [
  name,
  courses,
  checkIns,
  ms(at(frame, 0.5)),
  ms(at(frame, 0.95)),
  ms(at(model, 0.5)),
  ms(at(improvements, 0.5)),
];

/** The figures as text. */
export const report = ({ taken, machine, node, load, rows }) => {
  const [typical] = rows;
  const p95 = at(typical.frame, 0.95);
  return [
    '# Results of `npm run bench -- attribution-plan`',
    '',
    'Written by the last run on purpose. What the check-ins of a plan will tell of each effect, worked out anew for a board on which one course was moved.',
    '',
    `- **When**: ${taken}`,
    `- **Machine**: ${machine}; load average ${load.before} before, ${load.after} after`,
    `- **Node.js**: ${node}`,
    `- **Goal**: less than ${GOAL_MS} ms a frame for a typical plan (${typical.courses} courses, ${typical.checkIns} check-ins): p95 **${ms(p95)} ms, ${p95 < GOAL_MS ? 'met' : 'missed'}**`,
    '',
    table(['plan', 'courses', 'check-ins', 'frame, median ms', 'p95 ms', 'of it the model', 'what would be better, median ms'], rows.map(rowOf)),
    '',
    'While a bar is in the hand the figures follow in spare time, so no frame waits for them; what would be better is worked out once it is let go.',
    '',
  ].join('\n');
};
