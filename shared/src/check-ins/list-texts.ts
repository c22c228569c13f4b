import { say, type LocalText } from '../text.js';
import type { RedFlag, SideEffectSeverity } from './check-in.js';

/** The lists that a check-in may end with, and how they are asked. */
export const RED_FLAGS_ASKED = {
  name: say('Warning signs', 'Señales de alarma'),
  stem: say('Do you have any of these?', '¿Tiene alguno de estos síntomas?'),
} as const;
export const SIDE_EFFECTS_ASKED = { name: say('Side effects', 'Efectos secundarios') } as const;

/** Texts of the red flags, in the order they are asked; each is a yes/no question about now or since the last check-in. */
export const RED_FLAG_TEXTS: Readonly<Record<RedFlag, LocalText>> = {
  'saddle-numbness': say('Numbness between the legs or around the anus or genitals', 'Adormecimiento entre las piernas o alrededor del ano o los genitales'),
  'bladder-bowel-change': say('New trouble passing urine, or new leaking of urine or stool', 'Dificultad nueva para orinar, o pérdida nueva de orina o heces'),
  'both-legs-weak': say('Both legs weak', 'Debilidad en las dos piernas'),
  'new-weakness': say(
    'New or growing weakness or numbness of an arm, hand, leg or foot',
    'Debilidad o adormecimiento nuevo o que aumenta en un brazo, mano, pierna o pie',
  ),
  fever: say('Fever of 38 °C (100.4 °F) or more, or shaking chills', 'Fiebre de 38 °C (100.4 °F) o más, o escalofríos con temblor'),
  'severe-back-pain-with-deficit': say(
    'Severe new back pain together with new weakness or numbness',
    'Dolor de espalda nuevo e intenso junto con debilidad o adormecimiento nuevos',
  ),
  'postural-headache': say(
    'Headache that is worse sitting or standing and better lying down',
    'Dolor de cabeza que empeora al sentarse o pararse y mejora al acostarse',
  ),
  'thunderclap-headache': say(
    'Sudden, worst-ever headache, or headache with trouble speaking or seeing',
    'Dolor de cabeza repentino, el peor de su vida, o con dificultad para hablar o ver',
  ),
  'chest-pain': say('Chest pain or trouble breathing', 'Dolor de pecho o dificultad para respirar'),
  fainting: say('Fainting or passing out', 'Desmayo o pérdida del conocimiento'),
  'allergic-reaction': say(
    'Swelling of face or throat, hives with trouble breathing',
    'Hinchazón de la cara o la garganta, ronchas con dificultad para respirar',
  ),
  seizure: say('A seizure', 'Una convulsión'),
  'mouth-tingling-ringing': say('Tingling around the mouth together with ringing in the ears', 'Hormigueo alrededor de la boca junto con zumbido en los oídos'),
  'hard-to-wake': say('Very sleepy and hard to wake', 'Mucho sueño y difícil de despertar'),
  'breathing-slow': say('Slow or shallow breathing, or blue lips', 'Respiración lenta o superficial, o labios azulados'),
  'thoughts-of-suicide': say('Thoughts of ending your life or of hurting yourself', 'Pensamientos de quitarse la vida o de hacerse daño'),
  'black-stool-or-blood': say('Black or bloody stool, or vomiting blood', 'Heces negras o con sangre, o vómito con sangre'),
  jaundice: say('Yellow skin or eyes, or dark urine', 'Piel u ojos amarillos, u orina oscura'),
  'severe-rash': say('A new rash with fever, blisters or sores in the mouth', 'Un sarpullido nuevo con fiebre, ampollas o llagas en la boca'),
  'serotonin-signs': say(
    'Shaking, sweating, a racing heart and restlessness that came together',
    'Temblor, sudor, corazón acelerado e inquietud que aparecieron juntos',
  ),
  'eye-pain-halos': say('Eye pain with halos around lights or blurred sight', 'Dolor de ojos con halos alrededor de las luces o visión borrosa'),
  'weight-loss': say('Losing weight without trying', 'Pérdida de peso sin proponérselo'),
  'night-pain': say('New pain that wakes you every night and no position eases', 'Dolor nuevo que le despierta cada noche y que ninguna postura alivia'),
  injury: say('New pain after a fall or an accident', 'Dolor nuevo después de una caída o un accidente'),
  hallucinations: say(
    'Seeing or hearing things that are not there, or feeling unreal, for more than a day',
    'Ver u oír cosas que no están, o sentirse irreal, por más de un día',
  ),
  'bladder-pain': say('Burning or pain in the bladder, or passing urine very often', 'Ardor o dolor en la vejiga, u orinar muy a menudo'),
  craving: say('A strong craving for a medicine or an infusion', 'Un deseo muy fuerte de un medicamento o una infusión'),
};

/** How bad a side effect is, in words that a patient can choose between. */
export const SEVERITY_TEXTS: Readonly<Record<SideEffectSeverity, LocalText>> = {
  mild: say('Mild: I notice it, it does not stop me', 'Leve: lo noto, no me limita'),
  moderate: say('Moderate: it gets in the way of my day', 'Moderado: interfiere con mi día'),
  severe: say('Severe: I cannot do what I need to do', 'Intenso: no puedo hacer lo que necesito'),
};
