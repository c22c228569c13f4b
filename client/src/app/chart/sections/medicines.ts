import { INGREDIENTS } from '@stagewell/shared/catalogue/ingredients';
import { type MedicineView, RECORD } from '@stagewell/shared/patients/patient';
import { mgText } from '@stagewell/shared/patients/quantity';
import { dayText } from '../../ui/day';
import { medicineOffer } from '../mapping';
import { checked, chosen, keysOf, notMapped, numberOrNull, options, type SectionSpec, text, textOrNull } from '../record-spec';

const STATUS = { current: 'Current', stopped: 'Stopped' } as const;

const ingredientText = ({ ingredients }: MedicineView): string => {
  if (ingredients === null) return 'not mapped: rules cannot read it';
  return ingredients.map((id) => INGREDIENTS[id]?.name ?? id).join(', ') || 'none';
};
const periodText = ({ startedOn, stoppedOn, status }: MedicineView): string => {
  const days = [startedOn === null ? '' : `from ${dayText(startedOn)}`, stoppedOn === null ? '' : `to ${dayText(stoppedOn)}`];
  const end = status === 'stopped' && stoppedOn === null ? 'stopped on a day not known' : '';
  return [days.filter((day) => day !== '').join(' '), end].filter((part) => part !== '').join(', ');
};

export const MEDICINES: SectionSpec<'medicines'> = {
  section: 'medicines',
  heading: 'Medicines',
  addHeading: 'Add a medicine',
  empty: 'None listed. Whether anybody asked stands under “Asked and answered”.',
  fields: [
    { key: 'label', label: 'Medicine', kind: 'text', needed: 'Name the medicine.', maxLength: RECORD.label.maxLength, wide: true },
    { key: 'doseText', label: 'Dose as prescribed', kind: 'text', maxLength: RECORD.label.maxLength },
    { key: 'dailyMg', label: 'Daily dose, mg', kind: 'number', min: 0, max: 1e6 },
    { key: 'startedOn', label: 'From', kind: 'date', notFuture: true },
    { key: 'status', label: 'Status', kind: 'choice', options: options(STATUS) },
    { key: 'stoppedOn', label: 'Stopped on', kind: 'date', notFuture: true, shown: ({ status }) => status === 'stopped' },
    { key: 'overTheCounter', label: 'Bought without a prescription', kind: 'check', wide: true },
  ],
  blank: () => ({ label: '', doseText: '', dailyMg: null, startedOn: '', stoppedOn: '', status: 'current', overTheCounter: false }),
  draftOf: ({ label, doseText, dailyMg, startedOn, stoppedOn, status, overTheCounter }) => ({
    label,
    doseText,
    dailyMg,
    status,
    overTheCounter,
    startedOn: startedOn ?? '',
    stoppedOn: stoppedOn ?? '',
  }),
  toInput: (draft, before) => {
    const status = chosen(draft, 'status', keysOf(STATUS));
    return {
      label: text(draft, 'label'),
      codings: before?.codings ?? [],
      ingredients: before?.ingredients ?? null,
      doseText: text(draft, 'doseText'),
      dailyMg: numberOrNull(draft, 'dailyMg'),
      startedOn: textOrNull(draft, 'startedOn'),
      stoppedOn: status === 'stopped' ? textOrNull(draft, 'stoppedOn') : null,
      status,
      overTheCounter: checked(draft, 'overTheCounter'),
    };
  },
  title: ({ label }) => label,
  line: (row) =>
    [row.doseText || (row.dailyMg === null ? 'dose not known' : `${mgText(row.dailyMg)} a day`), periodText(row)].filter((part) => part !== '').join(' · '),
  chips: ({ ingredients, status, overTheCounter }) => [
    ...(overTheCounter ? [{ severity: 'inform', label: 'Over the counter' } as const] : []),
    ...(ingredients === null ? [notMapped(status === 'current')] : []),
  ],
  details: (row) => [
    ['Medicine', row.label],
    ['Dose', row.doseText || 'not known'],
    ['Daily dose', row.dailyMg === null ? 'not known' : `${row.dailyMg} mg`],
    ['From', dayText(row.startedOn)],
    ['Stopped on', dayText(row.stoppedOn, row.status === 'stopped' ? 'not known' : '—')],
    ['Status', STATUS[row.status]],
    ['Over the counter', row.overTheCounter ? 'yes' : 'no'],
    ['Ingredients for the rules', ingredientText(row)],
  ],
  order: (a, b) => a.status.localeCompare(b.status) || a.label.localeCompare(b.label),
  past: { word: 'stopped', is: ({ status }) => status === 'stopped', lastOn: ({ startedOn, stoppedOn }) => stoppedOn ?? startedOn },
  mapping: {
    isDue: ({ ingredients }) => ingredients === null,
    offer: medicineOffer,
    toInput: (row, ids) => ({ ...MEDICINES.toInput(MEDICINES.draftOf(row), row), ingredients: ids }),
  },
};
