import { fact, has, takes } from '../conditions.js';
import type { Modality } from '../modality.js';
import { days, kernel, known, prior, sideEffect, source, step, text } from '../sourced.js';
import { MED, block, inform, medicine, notForPrimaryPain, plain, plainGeneral, warn } from './medicine.js';

const NO_EFFECT = 'Williams and Machado, 2014–2015; general knowledge, needs clinical review';

export const ACETAMINOPHEN: Modality = medicine({
  id: 'acetaminophen',
  name: text('Acetaminophen (paracetamol)', 'Paracetamol (acetaminofén)'),
  class: 'analgesic',
  tags: ['systemic', 'experimental'],
  ingredients: ['acetaminophen'],
  mechanism: known('Analgesic; the way it works is not fully known', MED.label),
  delivery: known('500–1000 mg every 6–8 hours; at most 3 g a day (4 g supervised; 2 g with liver disease or alcohol), all products together.', MED.label),
  defaultSteps: [
    step(0, '1000 mg every 8 hours', {
      dailyMg: 3000,
      adequate: true,
      holdRule: 'Stop for yellow skin or dark urine; never above 3 g a day with other products',
    }),
  ],
  onsetDays: known(days(0), `${MED.row}: hours after a dose`),
  trialDays: known(days(14), MED.row),
  assessmentDays: [14],
  kernel: kernel(0, 3, null, 3),
  prior: prior(-0.2, 0.7),
  benefit: known('Low back pain: no benefit over placebo. Osteoarthritis: about 0.3 of 10 points.', NO_EFFECT),
  grade: known('N', `Low back pain: ${NO_EFFECT}. The small effect in osteoarthritis has no grade of its own`),
  sideEffects: [sideEffect('Liver damage when the dose is too high', 'Daño del hígado si la dosis es demasiado alta', MED.row)],
  monitoring: known('ALT.', MED.row),
  cautions: [
    block(has('severe-hepatic-impairment'), 'Severe liver disease: do not use.', 'Enfermedad grave del hígado: no usar.'),
    warn(fact('alcohol_per_day', '>=', 3), 'Three or more drinks a day: at most 2 g a day.', 'Tres o más bebidas al día: máximo 2 g al día.'),
    inform(
      takes('opioid'),
      'Many opioid tablets contain acetaminophen: add all products together; 4 g a day is the end.',
      'Muchas pastillas de opioides llevan paracetamol: sume todos los productos; 4 g al día es el límite.',
    ),
    notForPrimaryPain,
  ],
  plain: plain(
    text('You take a tablet two to four times a day.', 'Usted toma una pastilla de dos a cuatro veces al día.'),
    text(
      'It acts within hours. We look after 2 weeks. For back pain it has not worked better than a dummy tablet.',
      'Actúa en horas. Lo revisamos a las 2 semanas. En el dolor de espalda no funcionó mejor que una pastilla sin medicamento.',
    ),
    text(
      'It is safe only within the limit: many cold and pain products contain it too. It does not calm inflammation.',
      'Solo es seguro dentro del límite: muchos productos para el resfriado y el dolor también lo llevan. No calma la inflamación.',
    ),
  ),
  guideDiffers: [
    {
      guide: 'Acetaminophen and NSAIDs form a foundation for many plans.',
      evidence:
        'Acetaminophen did no better than placebo in low back pain and about 0.3 of 10 points better in osteoarthritis, so it does not count as a foundation here.',
      source: source(NO_EFFECT),
    },
  ],
});

export const CANNABINOIDS: Modality = medicine({
  id: 'cannabinoids',
  name: text('Cannabinoids', 'Cannabinoides'),
  class: 'cannabinoid',
  tags: ['systemic', 'cns-depressant'],
  ingredients: [],
  defaultSteps: [step(0, 'Product and dose to be named')],
  benefit: known('A weak recommendation against them in nerve pain.', MED.doses, 'verified'),
  plain: plainGeneral(
    text('You take a cannabis product. Tell us exactly which one and how much.', 'Usted toma un producto de cannabis. Díganos exactamente cuál y cuánto.'),
    text(
      'Experts advise against it for nerve pain, because the benefit is too uncertain.',
      'Los expertos lo desaconsejan para el dolor de nervios porque el beneficio es demasiado incierto.',
    ),
    text(
      'It does not replace other treatments. Do not drive or mix it with sedating medicines.',
      'No sustituye a otros tratamientos. No conduzca ni lo mezcle con medicamentos que dan sueño.',
    ),
  ),
});
