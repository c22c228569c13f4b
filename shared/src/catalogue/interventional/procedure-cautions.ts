import { all, allergicTo, any, fact, has, not, takes } from '../conditions.js';
import type { Caution, Condition } from '../modality.js';
import { CITE } from '../review-defaults.js';
import { caution, source, text } from '../sourced.js';

const ASRA = source(CITE.asra);
const PAYER_AND_ASRA = source(`${CITE.asra}; payer coverage rules for epidural injections; needs clinical review`);

/**
 * Blood thinners inside their usual hold window before a procedure, in days (default holds after ASRA 2018; the
 * longer end of a range). Holding is never advised by the product: it goes to the prescriber of the medicine.
 */
export const HOLD_DAYS = {
  warfarin: 5,
  apixaban: 3,
  rivaroxaban: 3,
  edoxaban: 3,
  dabigatran: 4,
  clopidogrel: 7,
  prasugrel: 10,
  ticagrelor: 5,
  enoxaparin: 1,
  heparin: 1,
} as const;

const insideHold: readonly Condition[] = Object.entries(HOLD_DAYS).map(([medicine, days]) => takes(medicine, days));
const antiplateletButAspirin = all(takes('antiplatelet'), not(takes('aspirin')));
const THINNED: Condition = any(takes('anticoagulant'), ...insideHold, antiplateletButAspirin);

/** High- and intermediate-risk classes: not while a blood thinner acts. */
export const BLOOD_THINNER_BLOCK: Caution = caution(
  'block',
  THINNED,
  text(
    'A blood thinner is inside its hold window: risk of bleeding near the spine. Ask the prescriber of that medicine for a written plan; never stop it on your own.',
    'Un anticoagulante o antiagregante sigue actuando: riesgo de sangrado junto a la columna. Pida un plan por escrito a quien lo recetó; no lo suspenda por su cuenta.',
  ),
  ASRA,
);
/** Low-risk class, or a procedure whose class is not stated: the person who does it decides. */
export const BLOOD_THINNER_WARN: Caution = caution(
  'warn',
  any(THINNED, has('anticoagulated')),
  text(
    'A blood thinner: more bleeding and bruising. Decide with its prescriber before the day.',
    'Anticoagulante o antiagregante: más sangrado y moretones. Decídalo con quien lo recetó antes del día.',
  ),
  ASRA,
);
/** The problem list says anticoagulated, whatever the medicine list says. */
export const ANTICOAGULATED_WARN: Caution = caution(
  'warn',
  has('anticoagulated'),
  text(
    'Recorded as on long-term blood thinners: confirm the hold plan with their prescriber.',
    'Consta uso prolongado de anticoagulantes: confirme el plan con quien los recetó.',
  ),
  ASRA,
);
/** Aspirin and NSAIDs matter only for the high-risk class, as a shared decision. */
export const ASPIRIN_HIGH_RISK_WARN: Caution = caution(
  'warn',
  any(takes('aspirin'), takes('nsaid')),
  text(
    'Aspirin or an NSAID before a high-risk procedure: decide together with its prescriber.',
    'Aspirina o antiinflamatorio antes de un procedimiento de alto riesgo: decídalo junto con quien lo recetó.',
  ),
  ASRA,
);
export const CLOTTING_BLOCK: Caution = caution(
  'block',
  any(fact('platelets', '<', 100), fact('inr', '>', 1.4)),
  text('Platelets below 100 or INR above 1.4: risk of bleeding.', 'Plaquetas por debajo de 100 o INR por encima de 1.4: riesgo de sangrado.'),
  PAYER_AND_ASRA,
);
export const CLOTTING_WARN: Caution = { ...CLOTTING_BLOCK, severity: 'warn' };

export const INFECTION_BLOCK: Caution = caution(
  'block',
  any(has('infection-active'), takes('antibiotic')),
  text(
    'Active infection, or antibiotics for one: no injection until it is over (risk of abscess).',
    'Infección activa o antibióticos por una infección: sin inyección hasta que pase (riesgo de absceso).',
  ),
  source('Interaction row DDI-31; needs clinical review'),
);
/** A day-of measure: unknown is expected while planning weeks ahead, so it asks; a recorded infection blocks. */
export const FEVER_WARN: Caution = caution(
  'warn',
  fact('temperature', '>=', 38),
  text('Fever of 38 °C or more: do not inject; look for the cause.', 'Fiebre de 38 °C o más: no inyectar; busque la causa.'),
  source('Interaction row DDI-31; needs clinical review'),
);
export const INFECTION: readonly Caution[] = [INFECTION_BLOCK, FEVER_WARN];

export const PREGNANCY_XRAY_BLOCK: Caution = caution(
  'block',
  has('pregnancy'),
  text(
    'Pregnant, or no pregnancy test in the last 7 days where pregnancy is possible: no X-ray guidance.',
    'Embarazo, o sin prueba de embarazo en los últimos 7 días cuando es posible: sin guía con rayos X.',
  ),
  source('Interaction row DDI-32; needs clinical review'),
);
export const PREGNANCY_BLOCK: Caution = caution(
  'block',
  has('pregnancy'),
  text('Pregnancy: do not give.', 'Embarazo: no se debe dar.'),
  source('Interaction row DDI-46; needs clinical review'),
);

export const STEROID_CAUTIONS: readonly Caution[] = [
  caution(
    'block',
    allergicTo('corticosteroid'),
    text('Steroid allergy.', 'Alergia a los corticoides.'),
    source('Interaction row DDI-50; needs clinical review'),
  ),
  caution(
    'warn',
    any(has('diabetes'), has('diabetes-uncontrolled')),
    text(
      'Diabetes: blood sugar may rise for 3 to 14 days. Make a glucose plan for 14 days.',
      'Diabetes: el azúcar puede subir de 3 a 14 días. Haga un plan de glucosa para 14 días.',
    ),
    source('Interaction row DDI-29; needs clinical review'),
  ),
  caution(
    'warn',
    any(fact('hba1c', '>', 9), fact('glucose', '>', 250)),
    text('HbA1c above 9 % or glucose above 250: defer the steroid.', 'HbA1c por encima de 9 % o glucosa por encima de 250: aplace el corticoide.'),
    source('Interaction row DDI-29; needs clinical review'),
  ),
  caution(
    'block',
    any(takes('ritonavir'), takes('cobicistat'), takes('ketoconazole')),
    text(
      'This medicine keeps the steroid in the body: risk of adrenal suppression.',
      'Este medicamento retiene el corticoide en el cuerpo: riesgo de supresión suprarrenal.',
    ),
    source('Interaction row DDI-28; needs clinical review'),
  ),
];

export const CONTRAST_BLOCK: Caution = caution(
  'block',
  allergicTo('contrast'),
  text('Contrast allergy: agree on another way of guidance.', 'Alergia al contraste: acuerde otra forma de guía.'),
  source(CITE.clinicDefault),
);
export const LOCAL_ANAESTHETIC_BLOCK: Caution = caution(
  'block',
  any(allergicTo('amide-anaesthetic'), allergicTo('lidocaine'), allergicTo('bupivacaine'), allergicTo('ropivacaine')),
  text('Allergy to local anaesthetics.', 'Alergia a los anestésicos locales.'),
  source('Interaction row DDI-50; needs clinical review'),
);
/** Blocks carry the heart warning of intravenous lidocaine too, at a lower severity. */
export const LOCAL_ANAESTHETIC_RHYTHM_WARN: Caution = caution(
  'warn',
  any(has('conduction-disease'), takes('antiarrhythmic-class-i'), takes('antiarrhythmic-class-iii')),
  text(
    'Heart conduction disease or a rhythm medicine: keep the local anaesthetic dose low and watch the heart.',
    'Enfermedad de la conducción del corazón o antiarrítmico: dosis baja de anestésico local y vigilancia del corazón.',
  ),
  source('Interaction row DDI-36 (rch.org.au list); needs clinical review', 'verified'),
);
/** Total dose of a day: lidocaine 4.5 mg/kg (7 with adrenaline), bupivacaine 2–2.5 mg/kg. */
export const LOCAL_ANAESTHETIC_SAME_DAY: Caution = caution(
  'warn',
  takes('local-anaesthetic', 0),
  text(
    'Another local anaesthetic on the same day: add up the doses (lidocaine up to 4.5 mg/kg, or 7 with adrenaline; bupivacaine 2 to 2.5 mg/kg).',
    'Otro anestésico local el mismo día: sume las dosis (lidocaína hasta 4.5 mg/kg, o 7 con adrenalina; bupivacaína de 2 a 2.5 mg/kg).',
  ),
  source('ASRA advisory on local anaesthetic systemic toxicity; interaction row DDI-37; needs clinical review'),
);
export const LOCAL_ANAESTHETIC: readonly Caution[] = [LOCAL_ANAESTHETIC_BLOCK, LOCAL_ANAESTHETIC_RHYTHM_WARN, LOCAL_ANAESTHETIC_SAME_DAY];

export const NEW_DEFICIT_BLOCK: Caution = caution(
  'block',
  any(has('new-motor-deficit'), has('cauda-equina')),
  text(
    'New weakness or cauda equina signs: escalate today, do not inject.',
    'Debilidad nueva o signos de cola de caballo (cauda equina): actúe hoy mismo, no inyecte.',
  ),
  source(CITE.clinicDefault),
);
