import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** Open check-ins of the first half of the team's patients, each with a link: the server keeps only the hash of the text. */
export const makeLinks = async (client, { clinicId, team }, count) => {
  const links = Array.from({ length: count }, (_, n) => {
    const requestId = randomUUID();
    return { requestId, patientId: team[n % Math.floor(team.length / 2)].id, token: `v1.${clinicId}.${requestId}.${randomBytes(32).toString('base64url')}` };
  });
  await client.query(
    `insert into stagewell.check_in_request (clinic_id, id, patient_id, key, phase, due_on, latest_on, instruments, state, token_hash, link_for, expires_at)
     select $1, x.id, x.patient, 'extra:' || x.id, 'extra', current_date, current_date + 6, '{peg,sleep,phq4,side_effects,red_flags}', 'due', x.hash, 'patient', now() + interval '3 days'
     from unnest($2::uuid[], $3::uuid[], $4::bytea[]) as x(id, patient, hash)`,
    [
      clinicId,
      links.map(({ requestId }) => requestId),
      links.map(({ patientId }) => patientId),
      links.map(({ token }) => createHash('sha256').update(token).digest()),
    ],
  );
  return links;
};
