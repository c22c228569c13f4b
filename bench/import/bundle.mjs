/** A made-up chart of another system: one patient with what a pain clinic is usually sent. */
const SCORES = 24;
const FIXED = 8;
export const RESOURCES = FIXED + SCORES;

const coded = (system, code, display) => ({ coding: [{ system, code, display }], text: display });
const day = (back) => new Date(Date.UTC(2026, 9, 1) - back * 86_400_000).toISOString().slice(0, 10);

/** People of one clinic are born on many days; a thousand of one day would each be compared with all the others. */
const bornOn = (name) => {
  const at = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 25_000, 7);
  return new Date(Date.UTC(1930, 0, 1 + at)).toISOString().slice(0, 10);
};

/** `name` makes it another person. */
export const bundleOf = (name) => {
  const subject = { reference: `Patient/p-${name}` };
  const entry = (resource) => ({ resource });
  const condition = (id, code, display) => ({
    ...{ resourceType: 'Condition', id: `${id}-${name}`, subject, code: coded('http://hl7.org/fhir/sid/icd-10-cm', code, display), onsetDateTime: day(900) },
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active', 'Active'),
  });
  const medicine = (id, code, display) => ({
    ...{ resourceType: 'MedicationRequest', id: `${id}-${name}`, subject, status: 'active', intent: 'order', authoredOn: day(200) },
    medicationCodeableConcept: coded('http://www.nlm.nih.gov/research/umls/rxnorm', code, display),
  });
  const observation = (id, code, display, value, back) => ({
    ...{ resourceType: 'Observation', id: `${id}-${name}`, status: 'final', subject, effectiveDateTime: `${day(back)}T09:00:00Z` },
    code: coded('http://loinc.org', code, display),
    valueQuantity: { value, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' },
  });
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      entry({
        ...{ resourceType: 'Patient', id: `p-${name}`, gender: 'female', birthDate: bornOn(name), name: [{ family: `Measured${name}`, given: ['Ana'] }] },
        identifier: [
          { type: coded('http://terminology.hl7.org/CodeSystem/v2-0203', 'MR', 'Medical Record Number'), system: 'urn:measured', value: `M-${name}` },
        ],
      }),
      entry(condition('c1', 'M54.50', 'Low back pain')),
      entry(condition('c2', 'G89.4', 'Chronic pain syndrome')),
      entry(condition('c3', 'I10', 'Hypertension')),
      entry(medicine('m1', '25480', 'gabapentin')),
      entry(medicine('m2', '72625', 'duloxetine')),
      entry({
        resourceType: 'Procedure',
        id: `x1-${name}`,
        status: 'completed',
        subject,
        performedDateTime: day(400),
        code: { text: 'Epidural steroid injection' },
      }),
      entry({ resourceType: 'AllergyIntolerance', id: `a1-${name}`, patient: subject, code: { text: 'Penicillin' } }),
      ...Array.from({ length: SCORES }, (_, at) => entry(observation(`o${at}`, '72514-3', 'Pain severity 0-10', at % 11, at * 7))),
    ],
  };
};
