import { INGREDIENTS } from '@stagewell/shared/catalogue/ingredients';
import type { Modality } from '@stagewell/shared/catalogue/modality';
import { isTag } from '@stagewell/shared/catalogue/tags';
import type { FieldProblem } from '@stagewell/shared/problem';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { readSchemas } from '../platform/openapi.js';
import { badRequest } from '../platform/problem.js';

let compiled: ValidateFunction | null = null;

/** The shape of an entry is too deep for decorators; the schema made from its type is the same contract. */
const validator = (): ValidateFunction => {
  compiled ??= new Ajv2020({ strict: false, allErrors: true })
    .addSchema({ $id: 'contracts', components: { schemas: readSchemas() } })
    .compile({ $ref: 'contracts#/components/schemas/Modality' });
  return compiled;
};

/** The input as a catalogue entry with that id. Throws 400 naming every member that is wrong, and every word that no rule knows. */
export const requireModality = (modalityId: string, input: unknown): Modality => {
  const validate = validator();
  const shape = validate(input)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => ({
        path: instancePath.slice(1).replaceAll('/', '.'),
        message: message ?? 'cannot be stored',
      }));
  const problems = shape.length > 0 ? shape : wordProblems(modalityId, input as Modality);
  if (problems.length > 0)
    throw badRequest(
      'fields-refused',
      'The treatment cannot be stored as it is. Nothing was stored; correct what is listed and save again.',
      problems.slice(0, 50),
    );
  return input as Modality;
};

const wordProblems = (modalityId: string, modality: Modality): readonly FieldProblem[] => [
  ...(modality.id === modalityId ? [] : [{ path: 'id', message: 'must be the id in the address' }]),
  ...modality.tags.flatMap((tag, index) => (isTag(tag) ? [] : [{ path: `tags.${index}`, message: 'is not a tag that rules know' }])),
  ...modality.ingredients.flatMap((id, index) => (id in INGREDIENTS ? [] : [{ path: `ingredients.${index}`, message: 'is not a known ingredient' }])),
];
