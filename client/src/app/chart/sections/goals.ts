import { GOAL_LEVELS, type GoalScale, levelText, signed } from '@stagewell/shared/goals/goal-scale';
import { dayText } from '../../ui/day';
import { chosen, keysOf, options, type SectionSpec, text, textOrNull } from '../record-spec';

const STATUS = { active: 'Active', achieved: 'Achieved', dropped: 'Dropped' } as const;
/** As the server keeps it. */
const GOAL_LENGTH = 500;

const scaleWords = (scale: GoalScale | null): string =>
  scale === null
    ? 'not described yet'
    : `${GOAL_LEVELS.map((level) => `${signed(level)}: ${levelText(scale, level)}`).join('; ')}; importance ${scale.importance} of 3, difficulty ${scale.difficulty} of 3`;

export const GOALS: SectionSpec<'goals'> = {
  section: 'goals',
  heading: 'Goals',
  addHeading: 'Add a goal',
  empty: 'No goal yet. Ask what the patient would do more of with less pain in the way.',
  fields: [
    { key: 'text', label: 'Goal, in the patient’s words', kind: 'long', needed: 'Write the goal down.', maxLength: GOAL_LENGTH, wide: true },
    { key: 'value', label: 'Why it matters to the patient', kind: 'long', maxLength: GOAL_LENGTH, wide: true },
    { key: 'targetOn', label: 'By when', kind: 'date' },
    { key: 'status', label: 'Status', kind: 'choice', options: options(STATUS) },
  ],
  blank: () => ({ text: '', value: '', targetOn: '', status: 'active' }),
  draftOf: ({ text: words, value, targetOn, status }) => ({ text: words, value, targetOn: targetOn ?? '', status }),
  // The levels are described where goals are rated: on the plan.
  toInput: (draft, before) => ({
    text: text(draft, 'text'),
    value: text(draft, 'value'),
    targetOn: textOrNull(draft, 'targetOn'),
    status: chosen(draft, 'status', keysOf(STATUS)),
    scale: before?.scale ?? null,
  }),
  title: ({ text: words }) => words,
  line: ({ value, targetOn }) => [value, targetOn === null ? '' : `by ${dayText(targetOn)}`].filter((part) => part !== '').join(' · ') || 'no day set',
  chips: ({ status }) => (status === 'active' ? [] : [{ severity: status === 'achieved' ? 'passed' : 'inform', label: STATUS[status] }]),
  details: (row) => [
    ['Goal', row.text],
    ['Why it matters', row.value || 'not asked'],
    ['By when', dayText(row.targetOn, 'no day set')],
    ['Status', STATUS[row.status]],
    ['Levels', scaleWords(row.scale)],
  ],
  order: (a, b) => a.status.localeCompare(b.status) || (a.targetOn ?? '9').localeCompare(b.targetOn ?? '9'),
};
