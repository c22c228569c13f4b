import type { LocalText } from '../../text.js';
import { GUIDE } from '../guide-references.js';
import { INGREDIENTS } from '../ingredients.js';
import type { Caution, Coding, Condition, Modality, Source } from '../modality.js';
import { NOT_STATED_YET, PLAIN_GENERAL } from '../not-stated.js';
import { coding, days, known, source, text, unknown } from '../sourced.js';

/** Sources that several medicines share, worded once. */
export const MED = {
  row: 'Clinic default for this medicine; general knowledge, needs clinical and pharmacist review',
  label: 'Current FDA prescribing information; general knowledge, needs clinical and pharmacist review',
  dworkin: 'Dworkin et al., Pain 2007;132:237-251; general knowledge, needs clinical review',
  doses: 'NeuPSIG dose table (PMC7807995)',
  nnt2015: '2015 meta-analysis of medicines for neuropathic pain (PMC4493167)',
  soliman: 'Soliman et al., Lancet Neurology 2025, as summarised by epocrates',
  acp: 'ACP 2017 (guidelinecentral 13349)',
  nice: 'NICE NG193, as summarised by i-base.info and medicinesresources.nhs.uk',
  beers: 'AGS Beers criteria 2023; general knowledge, needs pharmacist review',
  fdaGabapentinoid: 'FDA Drug Safety Communication, 19 December 2019 (einpresswire copy)',
  titration: 'Step days are a clinic default for review',
} as const;

/** Ingredient codes only; an ingredient without a reviewed code gives none. */
function codesOf(ingredients: readonly string[]): readonly Coding[] {
  return ingredients.flatMap((id) => {
    const one = INGREDIENTS[id];
    if (one === undefined || one.rxcui === null || one.verification === null) return [];
    return [coding('rxnorm', one.rxcui, one.name, one.verification)];
  });
}

const tagsOf = (ingredients: readonly string[]): readonly string[] => ingredients.flatMap((id) => INGREDIENTS[id]?.tags ?? []);

type Entry = Partial<Modality> & Pick<Modality, 'id' | 'name' | 'class' | 'tags' | 'ingredients' | 'plain'>;

/** A medicine: what is not given stays "not known"; ingredient tags and codes are taken from the ingredients. */
export function medicine(entry: Entry): Modality {
  return {
    ...NOT_STATED_YET,
    effectWindowDays: unknown('Lasts while the medicine is taken; no number of days'),
    ...entry,
    category: 'medication',
    tags: [...new Set([...entry.tags, ...tagsOf(entry.ingredients)])],
    codes: [...codesOf(entry.ingredients), ...(entry.codes ?? [])],
  };
}

/** Tags of a medicine with grade A or B whose choice and dose are medication optimisation. */
export const FOUNDATION = ['foundation', 'medication-optimisation'] as const;

/** Guide: most pain medicines need 4–8 weeks of steady use before they can be judged. */
export const GUIDE_TRIAL = known(days(28, 56), `${GUIDE}: 4–8 weeks of consistent use`, 'guide');

/** What the patient is told, drawn on the guide, in our own words. */
export function plain(involves: LocalText, expect: LocalText, wont: LocalText): Modality['plain'] {
  return { involves, expect, wont, source: source(`${GUIDE}; wording ours, needs clinical review`, 'guide') };
}

/** What the patient is told of a medicine that the guide does not speak of. */
export function plainGeneral(involves: LocalText, expect: LocalText, wont: LocalText): Modality['plain'] {
  return { involves, expect, wont, source: PLAIN_GENERAL };
}

const LABEL = source(MED.label);
/** Caution builders: the label is the source unless another is named. */
export const block = (when: Condition, en: string, es: string, from: Source = LABEL): Caution => ({
  severity: 'block',
  when,
  text: text(en, es),
  source: from,
});
export const warn = (when: Condition, en: string, es: string, from: Source = LABEL): Caution => ({ severity: 'warn', when, text: text(en, es), source: from });
export const inform = (when: Condition, en: string, es: string, from: Source = LABEL): Caution => ({
  severity: 'inform',
  when,
  text: text(en, es),
  source: from,
});

/** Chronic primary pain: NICE advises not to start this class. */
export const notForPrimaryPain = warn(
  { condition: 'chronic-primary-pain' },
  'Chronic primary pain: NICE advises not to start this medicine.',
  'Dolor crónico primario: la guía NICE aconseja no empezar este medicamento.',
  source(MED.nice, 'verified'),
);
