import { dollars } from '@stagewell/shared/coverage/money';
import { type CoverageView, RECORD } from '@stagewell/shared/patients/patient';
import { dayText } from '../../ui/day';
import { numberOrNull, type SectionSpec, text, textOrNull } from '../record-spec';

const inCents = (amount: number | null): number | null => (amount === null ? null : Math.round(amount * 100));
const openDeductible = ({ deductibleLeftCents, deductibleAsOf }: CoverageView): string => {
  if (deductibleLeftCents === null) return 'not known';
  return deductibleAsOf === null ? dollars(deductibleLeftCents) : `${dollars(deductibleLeftCents)} as of ${dayText(deductibleAsOf)}`;
};

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
    { key: 'deductibleLeft', label: 'Deductible still open, $', kind: 'number', min: 0, max: 1_000_000 },
    { key: 'deductibleAsOf', label: 'as of', kind: 'date' },
  ],
  blank: () => ({ payer: '', plan: '', memberId: '', order: 1, startsOn: '', endsOn: '', deductibleLeft: null, deductibleAsOf: '' }),
  draftOf: ({ payer, plan, memberId, order, startsOn, endsOn, deductibleLeftCents, deductibleAsOf }) => ({
    ...{ payer, plan, memberId, order, startsOn: startsOn ?? '', endsOn: endsOn ?? '', deductibleAsOf: deductibleAsOf ?? '' },
    deductibleLeft: deductibleLeftCents === null ? null : deductibleLeftCents / 100,
  }),
  toInput: (draft) => ({
    payer: text(draft, 'payer'),
    plan: text(draft, 'plan'),
    memberId: text(draft, 'memberId'),
    order: numberOrNull(draft, 'order') ?? 1,
    startsOn: textOrNull(draft, 'startsOn'),
    endsOn: textOrNull(draft, 'endsOn'),
    deductibleLeftCents: inCents(numberOrNull(draft, 'deductibleLeft')),
    deductibleAsOf: textOrNull(draft, 'deductibleAsOf'),
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
    ['Deductible still open', openDeductible(row)],
  ],
  order: (a, b) => a.order - b.order,
};
