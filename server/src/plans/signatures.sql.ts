/**
 * Whether a finding with this fingerprint stood when the plan was last saved; asked of the stored evaluation, in which it
 * may be a finding, part of one, or something that could not be judged. `$1` is the clinic; the arguments are columns.
 */
export const stoodWhenSaved = ({ plan, version, fingerprint }: { readonly plan: string; readonly version: string; readonly fingerprint: string }): string =>
  `exists (select from plan_version v where v.clinic_id = $1 and v.plan_id = ${plan} and v.version = ${version}
    and jsonb_path_exists(v.evaluation, '$.**.fingerprint ? (@ == $of)', jsonb_build_object('of', ${fingerprint})))`;
