/**
 * Morphine milligram equivalents per milligram, by mouth. Source: CDC Clinical Practice Guideline for Prescribing
 * Opioids, 2022. Not for converting between opioids. Buprenorphine has no factor and is left out of the sum. A fentanyl
 * patch counts 2.4 for each mcg/h: 1 mcg/h delivers 0.024 mg a day, so 100 for each mg a day. Other forms of fentanyl,
 * and opioids that are not listed, leave the sum incomplete. A medicine taken when needed counts at its highest daily dose.
 */
export const MME_FACTORS: Readonly<Record<string, number>> = {
  codeine: 0.15,
  'fentanyl-transdermal': 2.4 / 0.024,
  hydrocodone: 1,
  hydromorphone: 5,
  methadone: 4.7,
  morphine: 1,
  oxycodone: 1.5,
  oxymorphone: 3,
  tapentadol: 0.4,
  tramadol: 0.2,
};
