import type { CheckInView } from '../../check-ins/check-in.js';
import type { InstrumentId } from '../../check-ins/instrument.js';
import { INSTRUMENTS } from '../../check-ins/instruments.js';
import { NUMBERS, type NumberField } from './check-in-response.js';
import { coding, concept, ownSystem, present, reference, TERMS, toPatient, type Element, type FhirCoding, type Resource } from './resource.js';

interface Score {
  /** What tells it apart among the scores of one check-in. */
  readonly key: string;
  readonly text: string;
  readonly codings: readonly FhirCoding[];
  readonly value: number | null;
}

/** The code of the score itself; an instrument may carry the code of its panel too, which is no number. */
const scoreCodes = (id: InstrumentId): readonly FhirCoding[] =>
  INSTRUMENTS[id].codes.filter(({ system, display }) => system === 'loinc' && !/panel/i.test(display)).map((one) => coding(TERMS.loinc, one.code, one.display));

const ofInstrument = (id: InstrumentId, value: number | null): Score => ({
  key: id.replaceAll('_', '-'),
  text: INSTRUMENTS[id].name.en,
  codings: [...scoreCodes(id), coding(ownSystem('instrument'), id)],
  value,
});

/** A single answer, where others have a code for it; the rest stands in the answers alone. */
const ofItem = (field: NumberField, value: number | null): readonly Score[] => {
  const [instrument, at] = NUMBERS[field];
  const { loinc, text } = { loinc: null, text: null, ...INSTRUMENTS[instrument].items[at] };
  if (loinc === null) return [];
  return [
    { key: field, text: text?.en ?? field, codings: [coding(TERMS.loinc, loinc.code, loinc.display), coding(ownSystem('instrument-item'), field)], value },
  ];
};

const scoresOf = (row: CheckInView): readonly Score[] => [
  ...(Object.keys(NUMBERS) as NumberField[]).flatMap((field) => ofItem(field, row[field])),
  ofInstrument('peg', row.peg),
  ofInstrument('phq2', row.phq2),
  ofInstrument('gad2', row.gad2),
  ofInstrument('phq4', row.phq4),
  ...row.questionnaires.map(({ instrument, score }) => ofInstrument(instrument, score)),
];

const SURVEY: Element = concept([coding('http://terminology.hl7.org/CodeSystem/observation-category', 'survey')]);

/** An Observation for each score of a check-in. Zero is a score; what was not answered has none. */
export const scoreObservations = (row: CheckInView, patientId: string): readonly Resource[] =>
  scoresOf(row).flatMap(({ key, text, codings, value }) =>
    value === null
      ? []
      : [
          present({
            resourceType: 'Observation',
            id: `${row.id}-${key}`.slice(0, 64),
            status: 'final',
            category: [SURVEY],
            code: concept(codings, text),
            subject: toPatient(patientId),
            effectiveDateTime: row.takenOn,
            valueQuantity: { value, unit: 'score', system: TERMS.ucum, code: '{score}' },
            derivedFrom: [reference('QuestionnaireResponse', row.id)],
          }),
        ],
  );
