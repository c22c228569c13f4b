import type { Modality, ModalityCategory } from '@stagewell/shared/catalogue/modality';
import { ingredientOfName } from '@stagewell/shared/catalogue/medicine-codes';
import { searchCatalogue } from '@stagewell/shared/catalogue/search';
import type { Adherence, FunctionOutcome, NewPastTreatment, PastTreatmentView, StopReason } from '@stagewell/shared/history/past-treatment';

export const LENGTH_UNITS = { days: 1, weeks: 7, months: 30 } as const;
export type LengthUnit = keyof typeof LENGTH_UNITS;

/** A past treatment while it is typed: empty text and `null` stand for "not known". */
export interface TreatmentDraft {
  readonly label: string;
  /** The catalogue's name as typed or chosen; matches by name. */
  readonly modalityName: string;
  readonly category: ModalityCategory | '';
  readonly doseText: string;
  readonly dailyMg: number | null;
  readonly reachedAdequateDose: NewPastTreatment['reachedAdequateDose'];
  readonly sessions: number | null;
  readonly region: string;
  readonly startedOn: string;
  readonly endedOn: string;
  readonly length: number | null;
  readonly lengthUnit: LengthUnit;
  readonly ongoing: boolean;
  readonly reliefPercent: number | null;
  readonly reliefDays: number | null;
  readonly functionOutcome: FunctionOutcome;
  readonly adherence: Adherence;
  readonly sideEffects: string;
  readonly intolerable: boolean;
  readonly stopReason: StopReason | '';
  readonly note: string;
}

export const BLANK_TREATMENT: TreatmentDraft = {
  label: '',
  modalityName: '',
  category: '',
  doseText: '',
  dailyMg: null,
  reachedAdequateDose: 'unknown',
  sessions: null,
  region: '',
  startedOn: '',
  endedOn: '',
  length: null,
  lengthUnit: 'weeks',
  ongoing: false,
  reliefPercent: null,
  reliefDays: null,
  functionOutcome: 'unknown',
  adherence: 'unknown',
  sideEffects: '',
  intolerable: false,
  stopReason: '',
  note: '',
};

type Entries = readonly Modality[];

/** The entry whose name was typed in full, whatever the case. */
export const matchOf = (name: string, entries: Entries): Modality | null => {
  const wanted = name.trim().toLowerCase();
  return wanted === '' ? null : (entries.find((entry) => entry.name.en.toLowerCase() === wanted) ?? null);
};

/** What a label most likely is, to be confirmed: by its ingredient, else by the best name in the catalogue. */
export const suggestionFor = (label: string, entries: Entries): Modality | null => {
  if (label.trim() === '') return null;
  const ingredient = ingredientOfName(label)?.ingredients[0];
  const byIngredient = ingredient === undefined ? undefined : entries.find(({ ingredients }) => ingredients.includes(ingredient));
  return byIngredient ?? searchCatalogue(entries, { text: label })[0] ?? null;
};

const lengthOf = (days: number | null): Pick<TreatmentDraft, 'length' | 'lengthUnit'> => {
  if (days === null) return { length: null, lengthUnit: 'weeks' };
  if (days > 0 && days % LENGTH_UNITS.weeks === 0) return { length: days / LENGTH_UNITS.weeks, lengthUnit: 'weeks' };
  return { length: days, lengthUnit: 'days' };
};

/** A recorded treatment as an entry of the form; where it is not mapped yet, the catalogue's name is a suggestion. */
export const draftOf = (row: PastTreatmentView, entries: Entries): TreatmentDraft => {
  const known = knownAs(row, entries);
  const {
    label,
    doseText,
    dailyMg,
    reachedAdequateDose,
    sessions,
    ongoing,
    reliefPercent,
    reliefDays,
    functionOutcome,
    adherence,
    sideEffects,
    intolerable,
    note,
  } = row;
  return {
    label,
    doseText,
    dailyMg,
    reachedAdequateDose,
    sessions,
    ongoing,
    reliefPercent,
    reliefDays,
    functionOutcome,
    adherence,
    sideEffects,
    intolerable,
    note,
    ...lengthOf(row.lengthDays),
    modalityName: known?.name.en ?? '',
    ...blanksOf(row),
  };
};

const knownAs = (row: PastTreatmentView, entries: Entries) =>
  row.modalityId === null ? suggestionFor(row.label, entries) : entries.find(({ id }) => id === row.modalityId);

/** Fields of the form are texts; what is not known is an empty one. */
const blanksOf = ({
  category,
  region,
  startedOn,
  endedOn,
  stopReason,
}: PastTreatmentView): Pick<TreatmentDraft, 'category' | 'region' | 'startedOn' | 'endedOn' | 'stopReason'> => ({
  category: category ?? '',
  region: region ?? '',
  startedOn: startedOn ?? '',
  endedOn: endedOn ?? '',
  stopReason: stopReason ?? '',
});

const knownText = (text: string): string | null => (text === '' ? null : text);

/** A treatment that the catalogue does not know keeps the ingredients it came with. */
const unmatched = (
  category: TreatmentDraft['category'],
  before: PastTreatmentView | null,
): Pick<NewPastTreatment, 'modalityId' | 'category' | 'ingredients'> => ({
  modalityId: null,
  category: category === '' ? null : category,
  ingredients: before?.ingredients ?? [],
});

/** What is sent. A name that is not in the catalogue leaves the treatment unmapped; nothing is guessed on the way. */
export const toTreatment = (draft: TreatmentDraft, entries: Entries, before: PastTreatmentView | null, toBeCompleted: boolean): NewPastTreatment => {
  const { modalityName, length, lengthUnit, category, region, startedOn, endedOn, stopReason, ...rest } = draft;
  const modality = matchOf(modalityName, entries);
  return {
    ...rest,
    label: rest.label.trim(),
    ...(modality === null ? unmatched(category, before) : { modalityId: modality.id, category: modality.category, ingredients: modality.ingredients }),
    region: knownText(region.trim()),
    startedOn: knownText(startedOn),
    endedOn: rest.ongoing ? null : knownText(endedOn),
    lengthDays: length === null ? null : Math.round(length * LENGTH_UNITS[lengthUnit]),
    stopReason: stopReason === '' ? null : stopReason,
    toBeCompleted,
  };
};
