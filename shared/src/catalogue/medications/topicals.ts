import { all, allergicTo, any, fact, has, takes } from '../conditions.js';
import type { Modality } from '../modality.js';
import { coding, days, kernel, known, prior, sideEffect, source, step, text, unknown } from '../sourced.js';
import { MED, block, inform, medicine, plain, warn } from './medicine.js';
import { DICLOFENAC_TOPICAL } from './nsaids.js';

const LIDOCAINE_5 = medicine({
  id: 'lidocaine_5',
  name: text('Lidocaine 5% patch', 'Parche de lidocaína al 5 %'),
  class: 'topical-anaesthetic',
  tags: ['medication-optimisation', 'topical', 'local-anaesthetic'],
  ingredients: ['lidocaine'],
  mechanism: known('Sodium-channel block in the skin: numbs overactive nerve endings', MED.label),
  delivery: known('1–3 patches on the painful area, 12 hours on and 12 hours off; never more than 3.', MED.doses, 'verified'),
  defaultSteps: [step(0, '1–3 patches, 12 hours on and 12 hours off', { adequate: true, holdRule: 'Take off for a rash or burning' })],
  onsetDays: unknown('Days; no figure stated'),
  trialDays: known(days(21), MED.dworkin),
  assessmentDays: [21],
  effectWindowDays: unknown('12–24 hours after each patch; lasts while used'),
  kernel: kernel(0, 4, null, 3),
  prior: prior(-0.6, 1.0),
  benefit: known('Second line for nerve pain in one small area.', MED.soliman, 'verified'),
  grade: known('C', MED.soliman),
  sideEffects: [sideEffect('Skin redness or burning', 'Enrojecimiento o ardor de la piel', MED.row)],
  monitoring: known('Skin.', MED.row),
  cautions: [
    block(
      any(allergicTo('amide-anaesthetic'), allergicTo('lidocaine')),
      'Allergy to lidocaine or a related anaesthetic.',
      'Alergia a la lidocaína o a un anestésico parecido.',
    ),
    block(has('broken-skin'), 'Broken skin: do not put a patch on it.', 'Piel dañada: no ponga un parche encima.'),
    warn(
      takes('antiarrhythmic-class-i'),
      'With a class I rhythm medicine, effects on the heart add up.',
      'Con un antiarrítmico de clase I, los efectos sobre el corazón se suman.',
    ),
    warn(has('severe-hepatic-impairment'), 'Severe liver disease: lidocaine builds up.', 'Enfermedad grave del hígado: la lidocaína se acumula.'),
  ],
  plain: plain(
    text(
      'You stick 1 to 3 patches on the sore skin for 12 hours, then leave it free for 12 hours.',
      'Usted pega de 1 a 3 parches sobre la piel dolorida durante 12 horas y luego la deja libre 12 horas.',
    ),
    text('Give it 3 weeks. It is meant for nerve pain in one small area.', 'Dele 3 semanas. Está pensado para el dolor de nervios en una zona pequeña.'),
    text(
      'It does not reach deep joints or the back as a whole. A little gets into the body.',
      'No llega a articulaciones profundas ni a toda la espalda. Un poco pasa al cuerpo.',
    ),
  ),
  guideDiffers: [
    {
      guide: 'Topical treatments work without systemic side effects.',
      evidence: 'Little is absorbed, yet it counts in the total dose of local anaesthetic on a procedure day and adds to class I rhythm medicines.',
      source: source('Interaction table of the clinic (local anaesthetic rows); general knowledge, needs pharmacist review'),
    },
  ],
});

const CAPSAICIN_8 = medicine({
  id: 'capsaicin_8',
  name: text('Capsaicin 8% patch', 'Parche de capsaicina al 8 %'),
  class: 'trpv1-agonist',
  tags: ['procedure', 'medication-optimisation', 'topical', 'clinic-applied'],
  ingredients: ['capsaicin'],
  mechanism: known('TRPV1 activation: quiets overactive nerve endings in the skin for weeks', MED.label),
  delivery: known(
    '1–4 patches for 30–60 minutes in the clinic; never on face or scalp; again after 90 days at the earliest.',
    `Patches, time and 90 days: ${MED.doses}, verified; face and scalp: ${MED.label}`,
  ),
  defaultSteps: [
    step(0, '1–4 patches for 30–60 minutes in the clinic', {
      adequate: true,
      holdRule: 'Take off and cool the skin for unbearable burning or a sharp rise of blood pressure',
    }),
  ],
  onsetDays: known(days(3, 14), MED.row),
  trialDays: known(days(28, 84), `${MED.row}: judged on days 28–84`),
  assessmentDays: [28, 84],
  effectWindowDays: known(days(84), `${MED.row}: about 84 days`),
  kernel: kernel(3, 7, 84, 21),
  prior: prior(-0.8, 1.2),
  benefit: known(
    'Nerve pain: of 10.6 people treated (7.4–19), one more than with placebo is clearly better (2015). Second line in 2025.',
    `${MED.nnt2015}; ${MED.soliman}`,
    'verified',
  ),
  grade: known('B', `${MED.nnt2015}; ${MED.soliman}`),
  sideEffects: [
    sideEffect('Burning pain during and after the patch', 'Dolor ardiente durante y después del parche', MED.row),
    sideEffect('Higher blood pressure during the patch', 'Presión más alta durante el parche', MED.row),
  ],
  monitoring: known('Blood pressure during application; burning pain.', MED.row),
  cautions: [
    block(has('broken-skin'), 'Broken or irritated skin: do not apply.', 'Piel dañada o irritada: no aplicar.'),
    block(has('pain-face-or-scalp'), 'Pain in the face or scalp: never apply there.', 'Dolor en la cara o el cuero cabelludo: no aplicar nunca ahí.'),
    block(
      any(fact('systolic', '>=', 180), fact('diastolic', '>=', 110), has('hypertensive-crisis')),
      'Blood pressure of 180/110 or more: wait until it is controlled.',
      'Presión de 180/110 o más: espere hasta que esté controlada.',
    ),
    warn(
      any(has('recent-mi'), has('stroke'), has('cardiovascular-uncontrolled')),
      'Recent heart attack or stroke: the patch may raise blood pressure.',
      'Infarto o derrame cerebral reciente: el parche puede subir la presión.',
    ),
  ],
  repeat: known({ minGapDays: 90, max: null, perRegion: false, onlyIfRelief: null }, MED.doses, 'verified'),
  codes: [coding('hcpcs', 'J7336', 'Capsaicin 8% patch, per square centimetre', 'verified')],
  plain: plain(
    text(
      'Staff put a strong chili-pepper patch on the sore skin for 30 to 60 minutes in the clinic. The skin is numbed or cooled if it burns.',
      'El personal le pone en la clínica un parche fuerte de chile sobre la piel dolorida durante 30 a 60 minutos. Si arde, se enfría o adormece la piel.',
    ),
    text(
      'It burns at first. Relief starts after 3 to 14 days and may last about 12 weeks.',
      'Al principio arde. El alivio empieza a los 3 a 14 días y puede durar unas 12 semanas.',
    ),
    text(
      'It is not for the face or for broken skin. It cannot be repeated before 90 days.',
      'No es para la cara ni para piel dañada. No se puede repetir antes de 90 días.',
    ),
  ),
  guideDiffers: [
    {
      guide: 'Topical treatments work without systemic side effects.',
      evidence: 'The patch may raise blood pressure while it is on, so pressure is measured and 180/110 rules it out.',
      source: source(MED.label),
    },
  ],
});

const COMPOUNDED_CREAM = medicine({
  id: 'compounded_cream',
  name: text('Compounded pain cream', 'Crema para el dolor preparada en farmacia'),
  class: 'compounded-topical',
  tags: ['topical', 'compounded', 'off-label', 'experimental'],
  ingredients: [],
  mechanism: unknown('Ingredients vary'),
  delivery: known('Three or four times a day; ingredients vary.', MED.row),
  defaultSteps: [step(0, 'Three or four times a day on the sore area', { adequate: true, holdRule: 'Stop for drowsiness, dizziness or a rash' })],
  onsetDays: unknown('Days; no figure stated'),
  trialDays: known(days(28), MED.row),
  assessmentDays: [28],
  kernel: kernel(0, 5, null, 5),
  prior: prior(-0.3, 0.8),
  benefit: known(
    'No better than a plain cream in a randomised trial of 399 people.',
    'Brutcher, Ann Intern Med 2019; general knowledge, needs clinical review',
  ),
  grade: known('N', 'Brutcher, Ann Intern Med 2019; general knowledge, needs clinical review'),
  sideEffects: [
    sideEffect('Skin irritation', 'Irritación de la piel', MED.row),
    sideEffect(
      'Effects in the body when ketamine, gabapentin or clonidine is absorbed',
      'Efectos en el cuerpo si se absorbe ketamina, gabapentina o clonidina',
      MED.row,
    ),
  ],
  monitoring: known('Skin; absorption of ketamine, gabapentin or clonidine.', MED.row),
  cautions: [
    inform(
      all(),
      'The ingredients are not known to the rules: check each one against the interaction table.',
      'Las reglas no conocen los ingredientes: revise cada uno con la tabla de interacciones.',
      source(MED.row),
    ),
    warn(
      has('child-at-home'),
      'A child at home: skin contact or swallowing is dangerous.',
      'Un niño en casa: es peligroso que toque la piel tratada o que la trague.',
      source(MED.row),
    ),
  ],
  plain: plain(
    text(
      'A pharmacy mixes several medicines into a cream. You rub it in three or four times a day.',
      'Una farmacia mezcla varios medicamentos en una crema. Usted se la pone tres o cuatro veces al día.',
    ),
    text(
      'If you try it, we look after 4 weeks and stop if it does not help. In a large trial a plain cream did just as well.',
      'Si la prueba, lo revisamos a las 4 semanas y la dejamos si no ayuda. En un estudio grande una crema sin medicamento funcionó igual.',
    ),
    text(
      'It is not free of effects on the body. Keep it away from children and wash your hands.',
      'No está libre de efectos en el cuerpo. Manténgala lejos de los niños y lávese las manos.',
    ),
  ),
  guideDiffers: [
    {
      guide: 'Compounded creams join several active ingredients and act without systemic side effects.',
      evidence: 'In a randomised trial (n = 399) they were no better than a placebo cream, and ketamine, gabapentin or clonidine can be absorbed.',
      source: source('Brutcher, Ann Intern Med 2019; general knowledge, needs clinical review'),
    },
  ],
});

/** The strong patch is put on in the clinic on one day, so it is a procedure and no first layer of a plan. */
export const TOPICALS: readonly Modality[] = [DICLOFENAC_TOPICAL, LIDOCAINE_5, CAPSAICIN_8, COMPOUNDED_CREAM];
