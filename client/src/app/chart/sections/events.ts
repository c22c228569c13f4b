import { LIFE_EVENT_KINDS, type LifeEventKind, lifeEventProblem } from '@stagewell/shared/patients/life-event';
import { RECORD } from '@stagewell/shared/patients/patient';
import { dayText } from '../../ui/day';
import { chosen, options, type SectionSpec, text, textOrNull } from '../record-spec';

const KINDS: Readonly<Record<LifeEventKind, string>> = {
  surgery: 'Surgery',
  injury: 'Injury',
  infection: 'Infection or illness',
  bereavement: 'Bereavement',
  'work-or-claim': 'Work, or a claim',
  'steroid-course': 'Course of steroids',
  travel: 'Travel',
  other: 'Something else',
};

export const EVENTS: SectionSpec<'events'> = {
  section: 'events',
  heading: 'Life events',
  addHeading: 'Add a life event',
  empty: 'None recorded. Whatever can change pain by itself (surgery, illness, loss, work, travel) belongs here: progress allows for it.',
  fields: [
    { key: 'kind', label: 'Kind', kind: 'choice', options: options(KINDS) },
    { key: 'label', label: 'What happened', kind: 'text', needed: 'Say what happened.', maxLength: RECORD.label.maxLength, wide: true },
    { key: 'startsOn', label: 'From', kind: 'date', needed: 'Give the day it began.', notFuture: true },
    {
      key: 'endsOn',
      label: 'To',
      kind: 'date',
      notFuture: true,
      hint: 'Empty while it goes on',
      wrong: (draft) => lifeEventProblem({ startsOn: text(draft, 'startsOn'), endsOn: textOrNull(draft, 'endsOn') }),
    },
  ],
  blank: (today) => ({ kind: 'infection', label: '', startsOn: today, endsOn: '' }),
  draftOf: ({ kind, label, startsOn, endsOn }) => ({ kind, label, startsOn, endsOn: endsOn ?? '' }),
  toInput: (draft) => ({
    kind: chosen(draft, 'kind', LIFE_EVENT_KINDS),
    label: text(draft, 'label'),
    startsOn: text(draft, 'startsOn'),
    endsOn: textOrNull(draft, 'endsOn'),
  }),
  title: ({ label }) => label,
  line: ({ kind, startsOn, endsOn }) =>
    `${KINDS[kind]} · ${startsOn === endsOn ? dayText(startsOn) : `${dayText(startsOn)} to ${dayText(endsOn, 'today, as far as known')}`}`,
  chips: () => [],
  details: (row) => [
    ['What happened', row.label],
    ['Kind', KINDS[row.kind]],
    ['From', dayText(row.startsOn)],
    ['To', dayText(row.endsOn, 'goes on, or not known')],
  ],
  order: (a, b) => b.startsOn.localeCompare(a.startsOn) || a.label.localeCompare(b.label),
};
