import type { Coding } from '@stagewell/shared/catalogue/modality';
import { type ConditionView, RECORD } from '@stagewell/shared/patients/patient';
import { dayText } from '../../ui/day';
import { conditionOffer, flagsOf } from '../mapping';
import { checked, chosen, keysOf, notMapped, options, plain, type SectionSpec, text, textOrNull } from '../record-spec';

const STATUS = { active: 'Active', resolved: 'Resolved' } as const;

/** A code typed by hand is kept as received: nobody has checked it. */
const withCode = (typed: string, label: string, before: readonly Coding[]): readonly Coding[] => {
  const code = typed.toUpperCase();
  const known = before.some((coding) => coding.system === 'icd-10-cm' && coding.code === code);
  return code === '' || known ? before : [...before, { system: 'icd-10-cm', code, display: label, verification: 'received' }];
};

const flagText = ({ flags }: ConditionView): string => {
  if (flags === null) return 'not mapped: rules cannot read it';
  return flags.length === 0 ? 'mapped: concerns no rule' : flags.map(plain).join(', ');
};

export const CONDITIONS: SectionSpec<'conditions'> = {
  section: 'conditions',
  heading: 'Conditions',
  addHeading: 'Add a condition',
  empty: 'No condition recorded. Record the pain that the plan treats, and whatever else a plan must respect.',
  fields: [
    { key: 'label', label: 'Condition', kind: 'text', needed: 'Name the condition.', maxLength: RECORD.label.maxLength, wide: true },
    { key: 'code', label: 'ICD-10-CM code', kind: 'text', maxLength: 40, hint: 'If known; suggests what it means for the rules' },
    { key: 'region', label: 'Body region', kind: 'text', maxLength: RECORD.short.maxLength, hint: 'e.g. lumbar, left-knee' },
    { key: 'onsetOn', label: 'Since', kind: 'date', notFuture: true },
    { key: 'status', label: 'Status', kind: 'choice', options: options(STATUS) },
    { key: 'isPain', label: 'This is the pain that the plan treats', kind: 'check', wide: true },
  ],
  blank: () => ({ label: '', code: '', region: '', onsetOn: '', status: 'active', isPain: false }),
  draftOf: ({ label, codings, region, onsetOn, status, isPain }) => ({
    label,
    status,
    isPain,
    code: codings.find(({ system }) => system === 'icd-10-cm')?.code ?? '',
    region: region ?? '',
    onsetOn: onsetOn ?? '',
  }),
  toInput: (draft, before) => ({
    label: text(draft, 'label'),
    codings: withCode(text(draft, 'code'), text(draft, 'label'), before?.codings ?? []),
    flags: before?.flags ?? null,
    onsetOn: textOrNull(draft, 'onsetOn'),
    status: chosen(draft, 'status', keysOf(STATUS)),
    isPain: checked(draft, 'isPain'),
    region: textOrNull(draft, 'region'),
  }),
  // The tag that SNOMED puts behind a disorder's name says nothing to a reader; the name as received stands in the details.
  title: ({ label }) => label.replace(/ \(disorder\)$/u, ''),
  line: ({ status, region, onsetOn }) =>
    [STATUS[status], region === null ? '' : plain(region), onsetOn === null ? '' : `since ${dayText(onsetOn)}`].filter((part) => part !== '').join(' · '),
  chips: ({ isPain, flags, status }) => [
    ...(isPain ? [{ severity: 'inform', label: 'Treated pain' } as const] : []),
    ...(flags === null ? [notMapped(status === 'active')] : []),
  ],
  details: (row) => [
    ['Condition', row.label],
    ['Status', STATUS[row.status]],
    ['Since', dayText(row.onsetOn)],
    ['Body region', row.region === null ? 'not known' : plain(row.region)],
    ['Pain that the plan treats', row.isPain ? 'yes' : 'no'],
    ['Flags for the rules', flagText(row)],
  ],
  order: (a, b) => Number(b.isPain) - Number(a.isPain) || a.status.localeCompare(b.status) || a.label.localeCompare(b.label),
  past: { word: 'resolved', is: ({ status }) => status === 'resolved', lastOn: ({ onsetOn }) => onsetOn },
  mapping: {
    isDue: ({ flags }) => flags === null,
    offer: conditionOffer,
    toInput: (row, ids) => ({ ...CONDITIONS.toInput(CONDITIONS.draftOf(row), row), flags: flagsOf(ids) }),
  },
};
