import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../../scripts/say.mjs';

const read = async (port, path, headers = {}) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  if (!answer.ok) throw new Failure(`${path}: ${answer.status}`);
  return answer.json();
};

/** What only the product does, and both kinds of "nothing": it opens notes and contacts, adds the day, and fills in empty preferences. */
const comparable = ({ today: _, preferences: __, patient, checkIns, ...chart }) => ({
  ...chart,
  patient: { ...patient, phone: null, email: null, address: null },
  checkIns: checkIns.map((checkIn) => ({ ...checkIn, note: checkIn.note ? 'a note' : '' })),
});

/** Both servers must read the same; a raw server that reads less would be a stick that measures nothing. Throws naming what differs. */
export const requireSameChart = async ({ product, raw }, { patientId, session }) => {
  const [ours, theirs] = [comparable(await read(product.port, `/api/patients/${patientId}`, session)), comparable(await read(raw.port, `/chart/${patientId}`))];
  const differing = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter((part) => !isDeepStrictEqual(ours[part], theirs[part]));
  if (differing.length > 0) throw new Failure(`Product and raw server read different charts: ${differing.join(', ')}`);
};
