import { INGREDIENTS } from '@stagewell/shared/catalogue/ingredients';
import { RECORD } from '@stagewell/shared/patients/patient';
import { allergyOffer } from '../mapping';
import { chosen, keysOf, options, plain, type SectionSpec, text } from '../record-spec';

const KINDS = { allergy: 'Allergy', intolerance: 'Intolerance' } as const;
const SEVERITIES = { unknown: 'Not known', mild: 'Mild', moderate: 'Moderate', severe: 'Severe' } as const;
const substanceText = (substance: string | null): string =>
  substance === null ? 'not mapped: rules cannot read it' : (INGREDIENTS[substance]?.name ?? plain(substance));

export const ALLERGIES: SectionSpec<'allergies'> = {
  section: 'allergies',
  heading: 'Allergies and intolerances',
  addHeading: 'Add an allergy or intolerance',
  empty: 'None listed. Whether anybody asked stands under “Asked and answered”.',
  fields: [
    { key: 'label', label: 'To what', kind: 'text', needed: 'Name the substance.', maxLength: RECORD.label.maxLength, wide: true },
    { key: 'kind', label: 'Kind', kind: 'choice', options: options(KINDS) },
    { key: 'severity', label: 'Severity', kind: 'choice', options: options(SEVERITIES) },
    { key: 'reaction', label: 'Reaction', kind: 'text', maxLength: RECORD.label.maxLength, wide: true },
  ],
  blank: () => ({ label: '', kind: 'allergy', severity: 'unknown', reaction: '' }),
  draftOf: ({ label, kind, severity, reaction }) => ({ label, kind, severity, reaction }),
  toInput: (draft, before) => ({
    label: text(draft, 'label'),
    codings: before?.codings ?? [],
    substance: before?.substance ?? null,
    kind: chosen(draft, 'kind', keysOf(KINDS)),
    reaction: text(draft, 'reaction'),
    severity: chosen(draft, 'severity', keysOf(SEVERITIES)),
  }),
  title: ({ label }) => label,
  line: ({ kind, reaction, severity }) => [KINDS[kind], reaction || 'reaction not known', severity === 'unknown' ? 'severity not known' : severity].join(' · '),
  chips: ({ substance, severity }) => [
    ...(severity === 'severe' ? [{ severity: 'block', label: 'Severe' } as const] : []),
    ...(substance === null ? [{ severity: 'unknown', label: 'Needs mapping' } as const] : []),
  ],
  details: (row) => [
    ['To what', row.label],
    ['Kind', KINDS[row.kind]],
    ['Reaction', row.reaction || 'not known'],
    ['Severity', SEVERITIES[row.severity]],
    ['Substance for the rules', substanceText(row.substance)],
  ],
  order: (a, b) => a.label.localeCompare(b.label),
  mapping: {
    isDue: ({ substance }) => substance === null,
    offer: allergyOffer,
    toInput: (row, ids) => ({ ...ALLERGIES.toInput(ALLERGIES.draftOf(row), row), substance: ids[0] ?? null }),
  },
};
