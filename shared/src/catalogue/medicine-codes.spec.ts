import { describe, expect, it } from '@jest/globals';
import { ingredientOfName, ingredientsOfRxcui } from './medicine-codes.js';

describe('an RxNorm code', () => {
  it.each([
    ['duloxetine', '72625', ['duloxetine']],
    ['ibuprofen, not diazepam', '5640', ['ibuprofen']],
    ['lidocaine', '6387', ['lidocaine']],
    ['meloxicam', '41493', ['meloxicam']],
    ['valproic acid', '11118', ['valproate']],
    ['divalproex, the same substance', '266856', ['valproate']],
    ['naltrexone, however low the dose', '7243', ['naltrexone']],
    ['a code with spaces around it', ' 10689 ', ['tramadol']],
  ])('of an ingredient names it: %s', (_case, code, expected) => {
    expect(ingredientsOfRxcui(code)).toEqual(expected);
  });

  it.each([
    ['a combination tablet', '1049221'],
    ['an injection', '1719286'],
    ['a brand', '1310197'],
    ['no code at all', ''],
    ['words', 'duloxetine'],
    ['a name of the language', 'constructor'],
  ])('that is not an ingredient is not mapped: %s', (_case, code) => {
    expect(ingredientsOfRxcui(code)).toBeNull();
  });
});

describe('a name', () => {
  it.each([
    ['a tablet', 'Naproxen sodium 220 MG Oral Tablet', ['naproxen'], []],
    ['a brand', 'Lasix 40mg', ['furosemide'], []],
    ['a combination', 'Acetaminophen 325 MG / Oxycodone Hydrochloride 5 MG Oral Tablet', ['acetaminophen', 'oxycodone'], []],
    ['a brand that is a combination', 'Percocet', ['acetaminophen', 'oxycodone'], []],
    ['a gel is not the tablet', 'diclofenac gel 1%', ['diclofenac-topical'], []],
    ['capitals in the middle', 'Acetaminophen 300 MG / HYDROcodone Bitartrate 5 MG [Vicodin]', ['acetaminophen', 'hydrocodone'], []],
    ['a part that nobody knows', 'ibuprofen 200 MG / wonderdrug 5 MG', ['ibuprofen'], ['wonderdrug 5 MG']],
  ])('only suggests: %s', (_case, name, ingredients, notRecognised) => {
    const suggestion = ingredientOfName(name);
    expect(suggestion?.kind).toBe('suggestion');
    expect([...(suggestion?.ingredients ?? [])].sort()).toEqual([...ingredients].sort());
    expect(suggestion?.notRecognised).toEqual(notRecognised);
  });

  it.each([
    ['nothing known', 'wonderdrug'],
    ['a known word inside another', 'ironwood'],
    ['empty', ''],
  ])('suggests nothing for %s', (_case, name) => {
    expect(ingredientOfName(name)).toBeNull();
  });
});
