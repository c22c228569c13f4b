import { RECORD } from '@stagewell/shared/patients/patient';
import { dayText } from '../../ui/day';
import { numberOrNull, type SectionSpec, text, textOrNull } from '../record-spec';

const RANKS = ['Primary', 'Secondary', 'Tertiary'];

export const COVERAGES: SectionSpec<'coverages'> = {
  section: 'coverages',
  heading: 'Coverage',
  addHeading: 'Add a coverage',
  empty: 'No insurance recorded.',
  fields: [
    { key: 'payer', label: 'Payer', kind: 'text', needed: 'Name the payer.', maxLength: RECORD.label.maxLength },
    { key: 'plan', label: 'Plan', kind: 'text', maxLength: RECORD.label.maxLength },
    { key: 'memberId', label: 'Member id', kind: 'text', maxLength: RECORD.short.maxLength },
    { key: 'order', label: 'Billed in place', kind: 'number', min: 1, max: 9, needed: 'Give the order, 1 = billed first.' },
    { key: 'startsOn', label: 'From', kind: 'date' },
    { key: 'endsOn', label: 'To', kind: 'date' },
  ],
  blank: () => ({ payer: '', plan: '', memberId: '', order: 1, startsOn: '', endsOn: '' }),
  draftOf: ({ payer, plan, memberId, order, startsOn, endsOn }) => ({ payer, plan, memberId, order, startsOn: startsOn ?? '', endsOn: endsOn ?? '' }),
  toInput: (draft) => ({
    payer: text(draft, 'payer'),
    plan: text(draft, 'plan'),
    memberId: text(draft, 'memberId'),
    order: numberOrNull(draft, 'order') ?? 1,
    startsOn: textOrNull(draft, 'startsOn'),
    endsOn: textOrNull(draft, 'endsOn'),
  }),
  title: ({ payer, plan }) => [payer, plan].filter((part) => part !== '').join(', '),
  line: ({ memberId, startsOn, endsOn }) =>
    [
      memberId === '' ? 'member id not known' : `member ${memberId}`,
      startsOn === null && endsOn === null ? '' : `${dayText(startsOn, '…')} to ${dayText(endsOn, '…')}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  chips: ({ order, endsOn }, today) => [
    { severity: 'inform', label: RANKS[order - 1] ?? `Place ${order}` },
    ...(endsOn !== null && endsOn < today ? [{ severity: 'warn', label: 'Ended' } as const] : []),
  ],
  details: (row) => [
    ['Payer', row.payer],
    ['Plan', row.plan || 'not known'],
    ['Member id', row.memberId || 'not known'],
    ['Billed in place', String(row.order)],
    ['From', dayText(row.startsOn)],
    ['To', dayText(row.endsOn)],
  ],
  order: (a, b) => a.order - b.order,
};
