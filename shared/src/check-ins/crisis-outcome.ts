/** The suicidal item never closes by itself, nor with a word: whoever closes it says whom they spoke to, how great the risk is, and what was done. */
export const CRISIS_TRIGGER = 'SAF-01';

export const SPOKEN_TO = ['in-person', 'phone-or-video', 'somebody-close', 'emergency-services'] as const;
export type SpokenTo = (typeof SPOKEN_TO)[number];
export const CRISIS_RISKS = ['none-now', 'low', 'moderate', 'high'] as const;
export type CrisisRisk = (typeof CRISIS_RISKS)[number];
export const CRISIS_STEPS = ['safety-plan', 'means-made-safe', 'crisis-line-given', 'next-contact-agreed', 'mental-health-today', 'emergency-care'] as const;
export type CrisisStep = (typeof CRISIS_STEPS)[number];

export interface CrisisOutcome {
  readonly spokenTo: SpokenTo;
  readonly risk: CrisisRisk;
  readonly steps: readonly CrisisStep[];
}

export const SPOKEN_WORDS: Readonly<Record<SpokenTo, string>> = {
  'in-person': 'With the patient, in person',
  'phone-or-video': 'With the patient, by phone or video',
  'somebody-close': 'With somebody close to the patient',
  'emergency-services': 'With emergency services',
};
export const RISK_WORDS: Readonly<Record<CrisisRisk, string>> = { 'none-now': 'No risk found now', low: 'Low', moderate: 'Moderate', high: 'High' };
export const STEP_WORDS: Readonly<Record<CrisisStep, string>> = {
  'safety-plan': 'Safety plan written or gone through',
  'means-made-safe': 'Access to means made safe',
  'crisis-line-given': 'Crisis line given',
  'next-contact-agreed': 'Next contact agreed',
  'mental-health-today': 'Seen by mental health today',
  'emergency-care': 'Taken to emergency care',
};

/** Who is at high risk is not left to a plan on paper. */
const HANDED_ON: readonly CrisisStep[] = ['mental-health-today', 'emergency-care'];

/** What is missing from the outcome of a task; `null` = nothing. Other tasks need none. */
export const crisisProblem = (triggerId: string, crisis: CrisisOutcome | null): string | null => {
  if (triggerId !== CRISIS_TRIGGER) return null;
  if (crisis === null) return 'Say whom you spoke to, how great the risk is, and what was done.';
  if (crisis.steps.length === 0) return 'Say what was done: at least one step.';
  const handedOn = crisis.steps.some((step) => HANDED_ON.includes(step));
  return crisis.risk === 'high' && !handedOn ? 'A high risk is handed on today: to mental health, or to emergency care.' : null;
};

/** The outcome as one reads it on the chart. */
export const crisisText = ({ spokenTo, risk, steps }: CrisisOutcome): string =>
  `Spoken: ${SPOKEN_WORDS[spokenTo].toLowerCase()}. Risk: ${RISK_WORDS[risk].toLowerCase()}. Done: ${CRISIS_STEPS.filter((step) => steps.includes(step))
    .map((step) => STEP_WORDS[step].toLowerCase())
    .join('; ')}.`;
