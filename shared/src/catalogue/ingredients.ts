import type { Verification } from './modality.js';

/**
 * One active ingredient. `classes` and `tags` are what rules select by; `allergyWords` are the further words
 * under which an allergy to it may have been recorded; `names` are other names and brands, for suggestions only.
 */
export interface Ingredient {
  readonly name: string;
  readonly classes: readonly string[];
  readonly tags: readonly string[];
  readonly allergyWords: readonly string[];
  readonly names: readonly string[];
  /** RxNorm ingredient code, or `null` where no reviewed source gives one. Never a product or brand code. */
  readonly rxcui: string | null;
  /** Further ingredient-level codes of the same substance (a salt kept apart in RxNorm). */
  readonly otherRxcuis: readonly string[];
  /** How far the code was checked; `null` without a code. */
  readonly verification: Verification | null;
  /** Where the code was found; empty without a code. */
  readonly citation: string;
}

interface Code {
  readonly rxcui: string;
  readonly verification: Verification;
  readonly citation: string;
}

const cpic = (rxcui: string): Code => ({ rxcui, verification: 'verified', citation: 'CPIC public drug table (cpic-schema, drug.sql)' });
const found = (rxcui: string, citation: string): Code => ({ rxcui, verification: 'corroborated', citation });
const cql = (rxcui: string): Code => found(rxcui, 'CDC opioid decision-support library (OMTKLogic)');
const twoFiles = (rxcui: string): Code => found(rxcui, 'Two public code files agree');
const screening = (rxcui: string): Code => found(rxcui, 'Public RxCUI screening script citing RxClass EPC classes; the class is corroborated, not the name');
const pack = (rxcui: string): Code => found(rxcui, 'Public interaction pack after Phansalkar 2012; the class is corroborated, not the name');
const unchecked = (rxcui: string): Code => ({
  rxcui,
  verification: 'general-knowledge',
  citation: 'General knowledge; validate against the RxNorm Current Prescribable Content',
});

interface More {
  readonly names?: readonly string[];
  readonly allergy?: readonly string[];
  readonly otherRxcuis?: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

function ingredient(name: string, classes: string, tags: string, code: Code | null = null, more: More = {}): Ingredient {
  return {
    name,
    classes: words(classes),
    tags: words(tags),
    allergyWords: more.allergy ?? [],
    names: more.names ?? [],
    rxcui: code?.rxcui ?? null,
    otherRxcuis: more.otherRxcuis ?? [],
    verification: code?.verification ?? null,
    citation: code?.citation ?? '',
  };
}

const named = (...names: readonly string[]): More => ({ names });
/** An NSAID: nephrotoxic, and named by an allergy to the class. */
const nsaid = (name: string, code: Code | null, names: readonly string[] = [], allergy: readonly string[] = []): Ingredient =>
  ingredient(name, 'nsaid', 'nephrotoxic bleeding-risk', code, { names, allergy: ['nsaid', ...allergy] });
const opioid = (name: string, tags: string, code: Code | null, names: readonly string[] = []): Ingredient =>
  ingredient(name, 'opioid', `cns-depressant ${tags}`, code, { names });
const fullAgonist = (name: string, tags: string, code: Code | null, names: readonly string[] = []): Ingredient =>
  opioid(name, `full-agonist-opioid ${tags}`, code, names);
const benzodiazepine = (name: string, code: Code | null, ...names: readonly string[]): Ingredient =>
  ingredient(name, 'benzodiazepine', 'cns-depressant', code, { names });
const zDrug = (name: string, code: Code | null, ...names: readonly string[]): Ingredient => ingredient(name, 'z-drug', 'cns-depressant', code, { names });
const ssri = (name: string, tags: string, code: Code | null, ...names: readonly string[]): Ingredient =>
  ingredient(name, 'ssri', `antidepressant serotonergic maoi-interacting bleeding-risk ${tags}`, code, { names });
const snri = (name: string, tags: string, code: Code | null, ...names: readonly string[]): Ingredient =>
  ingredient(name, 'snri', `antidepressant serotonergic maoi-interacting bleeding-risk hyponatraemia ${tags}`, code, { names });
const tca = (name: string, tags: string, code: Code | null, ...names: readonly string[]): Ingredient =>
  ingredient(name, 'tca', `antidepressant serotonergic maoi-interacting cns-depressant anticholinergic qt-prolonging hyponatraemia ${tags}`, code, { names });
const maoi = (name: string, tags: string, code: Code | null, ...names: readonly string[]): Ingredient => ingredient(name, 'maoi', tags, code, { names });
const triptan = (name: string, code: Code | null, ...names: readonly string[]): Ingredient =>
  ingredient(name, 'triptan', 'serotonergic maoi-interacting', code, { names });
const relaxant = (name: string, tags: string, code: Code | null, ...names: readonly string[]): Ingredient =>
  ingredient(name, 'muscle-relaxant', `cns-depressant ${tags}`, code, { names });
const doac = (name: string, code: Code | null, ...names: readonly string[]): Ingredient =>
  ingredient(name, 'anticoagulant doac', 'bleeding-risk', code, { names });
const aceInhibitor = (name: string, ...names: readonly string[]): Ingredient => ingredient(name, 'ace-inhibitor', '', null, { names });
const arb = (name: string, ...names: readonly string[]): Ingredient => ingredient(name, 'arb', '', null, { names });
const steroid = (name: string, code: Code | null, ...names: readonly string[]): Ingredient =>
  ingredient(name, 'corticosteroid', '', code, { names, allergy: ['corticosteroid'] });
const amide = (name: string, code: Code | null, ...names: readonly string[]): Ingredient =>
  ingredient(name, 'local-anaesthetic', '', code, { names, allergy: ['amide-anaesthetic'] });
const plain = (name: string, itsClass: string, ...names: readonly string[]): Ingredient => ingredient(name, itsClass, '', null, { names });

/**
 * Every ingredient that the catalogue gives or a rule may meet, by stable id, with common other medicines of a
 * chart. `maoi-interacting` = must not overlap a MAOI; `serotonergic` = counts towards serotonin syndrome.
 * Naloxone is `opioid-reversal`, not `opioid-antagonist`: it is given beside an opioid on purpose.
 */
export const INGREDIENTS: Readonly<Record<string, Ingredient>> = {
  // Analgesics and NSAIDs
  acetaminophen: ingredient(
    'Acetaminophen',
    'analgesic',
    '',
    twoFiles('161'),
    named('paracetamol', 'APAP', 'Tylenol', 'Vicodin', 'Norco', 'Lortab', 'Percocet', 'Ultracet'),
  ),
  ibuprofen: nsaid('Ibuprofen', twoFiles('5640'), ['Advil', 'Motrin']),
  naproxen: nsaid('Naproxen', twoFiles('7258'), ['Aleve', 'Naprosyn', 'naproxen sodium']),
  celecoxib: nsaid('Celecoxib', cpic('140587'), ['Celebrex'], ['sulfonamide']),
  meloxicam: nsaid('Meloxicam', unchecked('41493'), ['Mobic']),
  diclofenac: nsaid('Diclofenac', cpic('3355'), ['Voltaren']),
  ketorolac: nsaid('Ketorolac', null, ['Toradol']),
  indomethacin: nsaid('Indomethacin', null, ['Indocin']),
  etodolac: nsaid('Etodolac', null, ['Lodine']),
  nabumetone: nsaid('Nabumetone', null, ['Relafen']),
  'diclofenac-topical': ingredient('Diclofenac, topical', 'topical-nsaid', 'topical', null, {
    names: ['diclofenac gel', 'Voltaren gel'],
    allergy: ['nsaid', 'diclofenac'],
  }),
  aspirin: ingredient('Aspirin', 'antiplatelet salicylate', 'bleeding-risk', cpic('1191'), {
    names: ['acetylsalicylic acid', 'ASA'],
    allergy: ['nsaid', 'salicylate'],
  }),

  // Opioids and what blocks or reverses them
  codeine: fullAgonist('Codeine', 'cyp2d6-prodrug', cpic('2670')),
  dihydrocodeine: fullAgonist('Dihydrocodeine', '', screening('23088')),
  hydrocodone: fullAgonist('Hydrocodone', '', screening('5489'), ['Vicodin', 'Norco', 'Lortab']),
  hydromorphone: fullAgonist('Hydromorphone', '', screening('3423'), ['Dilaudid']),
  levorphanol: fullAgonist('Levorphanol', '', screening('6378')),
  meperidine: fullAgonist('Meperidine', 'maoi-interacting', screening('6754'), ['pethidine', 'Demerol']),
  methadone: fullAgonist('Methadone', 'maoi-interacting qt-prolonging', cpic('6813')),
  morphine: fullAgonist('Morphine', '', cpic('7052'), ['MS Contin']),
  oxycodone: fullAgonist('Oxycodone', '', cpic('7804'), ['OxyContin', 'Percocet', 'Roxicodone']),
  oxymorphone: fullAgonist('Oxymorphone', '', screening('7814'), ['Opana']),
  fentanyl: fullAgonist('Fentanyl', 'maoi-interacting', cpic('4337'), ['Actiq', 'Fentora']),
  'fentanyl-transdermal': ingredient('Fentanyl, patch', 'opioid', 'cns-depressant full-agonist-opioid maoi-interacting', null, {
    names: ['fentanyl patch', 'fentanyl transdermal', 'Duragesic'],
    allergy: ['fentanyl'],
  }),
  tapentadol: fullAgonist('Tapentadol', 'maoi-interacting', screening('787390'), ['Nucynta']),
  tramadol: opioid('Tramadol', 'serotonergic maoi-interacting hyponatraemia cyp2d6-prodrug lowers-seizure-threshold', cpic('10689'), ['Ultram', 'Ultracet']),
  buprenorphine: opioid('Buprenorphine', 'partial-agonist-opioid qt-prolonging', cql('1819'), ['Butrans', 'Belbuca', 'Suboxone', 'Subutex']),
  naltrexone: ingredient('Naltrexone', 'opioid-antagonist', '', cpic('7243'), named('LDN', 'Revia', 'Vivitrol')),
  naloxone: ingredient('Naloxone', 'opioid-reversal', '', cpic('7242'), named('Narcan', 'Suboxone')),

  // Antidepressants
  duloxetine: snri('Duloxetine', 'cyp2d6-inhibitor', cpic('72625'), 'Cymbalta'),
  venlafaxine: snri('Venlafaxine', '', cpic('39786'), 'Effexor'),
  desvenlafaxine: snri('Desvenlafaxine', '', pack('734064'), 'Pristiq'),
  milnacipran: snri('Milnacipran', '', pack('588250'), 'Savella'),
  amitriptyline: tca('Amitriptyline', 'tertiary-tca', cpic('704'), 'Elavil'),
  nortriptyline: tca('Nortriptyline', '', cpic('7531'), 'Pamelor'),
  desipramine: tca('Desipramine', '', cpic('3247')),
  imipramine: tca('Imipramine', 'tertiary-tca', cpic('5691')),
  doxepin: tca('Doxepin', 'tertiary-tca', cpic('3638')),
  sertraline: ssri('Sertraline', '', cpic('36437'), 'Zoloft'),
  fluoxetine: ssri('Fluoxetine', 'cyp2d6-inhibitor', cpic('4493'), 'Prozac'),
  citalopram: ssri('Citalopram', 'qt-prolonging', cpic('2556'), 'Celexa'),
  escitalopram: ssri('Escitalopram', 'qt-prolonging', cpic('321988'), 'Lexapro'),
  paroxetine: ssri('Paroxetine', 'cyp2d6-inhibitor anticholinergic', cpic('32937'), 'Paxil'),
  fluvoxamine: ssri('Fluvoxamine', 'cyp1a2-inhibitor cyp1a2-inhibitor-strong', cpic('42355'), 'Luvox'),
  mirtazapine: ingredient('Mirtazapine', 'other-antidepressant', 'antidepressant maoi-interacting cns-depressant', cpic('15996'), named('Remeron')),
  bupropion: ingredient(
    'Bupropion',
    'other-antidepressant',
    'antidepressant maoi-interacting cyp2d6-inhibitor lowers-seizure-threshold',
    cpic('42347'),
    named('Wellbutrin'),
  ),
  trazodone: ingredient('Trazodone', 'other-antidepressant', 'antidepressant serotonergic maoi-interacting cns-depressant', null, named('Desyrel')),
  phenelzine: maoi('Phenelzine', 'antidepressant', pack('8123'), 'Nardil'),
  tranylcypromine: maoi('Tranylcypromine', 'antidepressant', pack('10734'), 'Parnate'),
  isocarboxazid: maoi('Isocarboxazid', 'antidepressant', pack('6011'), 'Marplan'),
  selegiline: maoi('Selegiline', '', pack('9639'), 'Emsam'),
  rasagiline: maoi('Rasagiline', '', unchecked('134748'), 'Azilect'),
  procarbazine: maoi('Procarbazine', '', pack('8702')),
  linezolid: maoi('Linezolid', 'antibiotic', unchecked('190376'), 'Zyvox'),
  'methylene-blue': maoi('Methylene blue', '', cpic('6878')),
  'st-johns-wort': ingredient("St John's wort", 'herbal', 'serotonergic maoi-interacting cyp3a4-inducer', null, named('St. John’s wort', 'hypericum')),

  // Other serotonergic and central medicines
  sumatriptan: triptan('Sumatriptan', pack('37418'), 'Imitrex'),
  rizatriptan: triptan('Rizatriptan', null, 'Maxalt'),
  eletriptan: triptan('Eletriptan', null, 'Relpax'),
  zolmitriptan: triptan('Zolmitriptan', null, 'Zomig'),
  naratriptan: triptan('Naratriptan', null),
  frovatriptan: triptan('Frovatriptan', null),
  almotriptan: triptan('Almotriptan', null),
  lithium: ingredient('Lithium', 'mood-stabiliser', 'serotonergic', unchecked('6448'), named('lithium carbonate')),
  dextromethorphan: ingredient('Dextromethorphan', 'antitussive', 'maoi-interacting', null, named('DXM')),
  thioridazine: ingredient('Thioridazine', 'antipsychotic', 'cns-depressant qt-prolonging anticholinergic', null),
  quetiapine: ingredient('Quetiapine', 'antipsychotic', 'cns-depressant', null, named('Seroquel')),
  ethanol: ingredient('Alcohol', 'alcohol', 'cns-depressant', cpic('448'), named('ethyl alcohol')),

  // Antiepileptics
  gabapentin: ingredient(
    'Gabapentin',
    'gabapentinoid',
    'antiepileptic cns-depressant',
    found('25480', 'RxNorm concept row quoted publicly (RXNCONSO)'),
    named('Neurontin'),
  ),
  pregabalin: ingredient('Pregabalin', 'gabapentinoid', 'antiepileptic cns-depressant', found('187832', 'Corroborated in a public source'), named('Lyrica')),
  carbamazepine: ingredient(
    'Carbamazepine',
    'sodium-channel-antiepileptic',
    'antiepileptic mood-stabiliser cyp3a4-inducer hyponatraemia',
    cpic('2002'),
    named('Tegretol'),
  ),
  oxcarbazepine: ingredient('Oxcarbazepine', 'sodium-channel-antiepileptic', 'antiepileptic hyponatraemia', cpic('32624'), named('Trileptal')),
  lamotrigine: ingredient('Lamotrigine', 'sodium-channel-antiepileptic', 'antiepileptic mood-stabiliser', cpic('28439'), named('Lamictal')),
  phenytoin: ingredient('Phenytoin', 'sodium-channel-antiepileptic', 'antiepileptic cyp3a4-inducer', cpic('8183'), named('Dilantin')),
  topiramate: ingredient('Topiramate', 'topiramate', 'antiepileptic', unchecked('38404'), named('Topamax')),
  valproate: ingredient('Valproate', 'valproate', 'antiepileptic mood-stabiliser', cpic('11118'), {
    names: ['valproic acid', 'divalproex', 'Depakote'],
    otherRxcuis: ['266856'],
  }),

  // Benzodiazepines, Z-drugs, sedating antihistamines, anticholinergics
  alprazolam: benzodiazepine('Alprazolam', screening('596'), 'Xanax'),
  chlordiazepoxide: benzodiazepine('Chlordiazepoxide', screening('2356')),
  clobazam: benzodiazepine('Clobazam', screening('21241')),
  clonazepam: benzodiazepine('Clonazepam', screening('2598'), 'Klonopin'),
  clorazepate: benzodiazepine('Clorazepate', screening('2353')),
  diazepam: benzodiazepine('Diazepam', cpic('3322'), 'Valium'),
  estazolam: benzodiazepine('Estazolam', screening('4077')),
  flurazepam: benzodiazepine('Flurazepam', screening('4501')),
  lorazepam: benzodiazepine('Lorazepam', screening('6470'), 'Ativan'),
  midazolam: benzodiazepine('Midazolam', cpic('6960')),
  oxazepam: benzodiazepine('Oxazepam', cpic('7781')),
  quazepam: benzodiazepine('Quazepam', screening('35185')),
  temazepam: benzodiazepine('Temazepam', screening('10355'), 'Restoril'),
  triazolam: benzodiazepine('Triazolam', screening('10767')),
  zolpidem: zDrug('Zolpidem', unchecked('39993'), 'Ambien'),
  eszopiclone: zDrug('Eszopiclone', null, 'Lunesta'),
  zaleplon: zDrug('Zaleplon', null, 'Sonata'),
  diphenhydramine: ingredient('Diphenhydramine', 'sedating-antihistamine', 'cns-depressant anticholinergic', null, named('Benadryl')),
  hydroxyzine: ingredient('Hydroxyzine', 'sedating-antihistamine', 'cns-depressant anticholinergic', null, named('Atarax', 'Vistaril')),
  doxylamine: ingredient('Doxylamine', 'sedating-antihistamine', 'cns-depressant anticholinergic', null, named('Unisom')),
  oxybutynin: ingredient('Oxybutynin', 'bladder-antimuscarinic', 'anticholinergic', null, named('Ditropan')),

  // Muscle relaxants
  cyclobenzaprine: relaxant('Cyclobenzaprine', 'serotonergic maoi-interacting anticholinergic', screening('21949'), 'Flexeril'),
  tizanidine: relaxant('Tizanidine', '', found('57258', 'Named in a public interaction pack after Phansalkar 2012'), 'Zanaflex'),
  baclofen: relaxant('Baclofen', '', unchecked('1292'), 'Lioresal'),
  methocarbamol: relaxant('Methocarbamol', '', screening('6845'), 'Robaxin'),
  carisoprodol: relaxant('Carisoprodol', '', cpic('2101'), 'Soma'),
  chlorzoxazone: relaxant('Chlorzoxazone', '', screening('2410')),
  metaxalone: relaxant('Metaxalone', '', screening('59078'), 'Skelaxin'),
  orphenadrine: relaxant('Orphenadrine', 'anticholinergic', screening('7715'), 'Norflex'),

  // Blood thinners
  warfarin: ingredient('Warfarin', 'anticoagulant vitamin-k-antagonist', 'bleeding-risk', cpic('11289'), named('Coumadin')),
  apixaban: doac('Apixaban', unchecked('1364430'), 'Eliquis'),
  rivaroxaban: doac('Rivaroxaban', unchecked('1114195'), 'Xarelto'),
  dabigatran: doac('Dabigatran', unchecked('1037042'), 'dabigatran etexilate', 'Pradaxa'),
  edoxaban: doac('Edoxaban', unchecked('1599538'), 'Savaysa'),
  enoxaparin: ingredient('Enoxaparin', 'anticoagulant lmwh', 'bleeding-risk', unchecked('67108'), named('Lovenox')),
  heparin: ingredient('Heparin', 'anticoagulant heparin', 'bleeding-risk', unchecked('5224')),
  clopidogrel: ingredient('Clopidogrel', 'antiplatelet', 'bleeding-risk', cpic('32968'), named('Plavix')),
  prasugrel: ingredient('Prasugrel', 'antiplatelet', 'bleeding-risk', unchecked('613391'), named('Effient')),
  ticagrelor: ingredient('Ticagrelor', 'antiplatelet', 'bleeding-risk', unchecked('1116632'), named('Brilinta')),
  ticlopidine: ingredient('Ticlopidine', 'antiplatelet', 'bleeding-risk cyp1a2-inhibitor', pack('10594')),

  // Heart, pressure, kidney
  lisinopril: aceInhibitor('Lisinopril', 'Zestril', 'Prinivil'),
  enalapril: aceInhibitor('Enalapril'),
  ramipril: aceInhibitor('Ramipril'),
  benazepril: aceInhibitor('Benazepril'),
  captopril: aceInhibitor('Captopril'),
  losartan: arb('Losartan', 'Cozaar'),
  valsartan: arb('Valsartan', 'Diovan'),
  olmesartan: arb('Olmesartan'),
  irbesartan: arb('Irbesartan'),
  candesartan: arb('Candesartan'),
  telmisartan: arb('Telmisartan'),
  hydrochlorothiazide: ingredient('Hydrochlorothiazide', 'diuretic thiazide', '', cpic('5487'), named('HCTZ')),
  chlorthalidone: ingredient('Chlorthalidone', 'diuretic thiazide', ''),
  furosemide: ingredient('Furosemide', 'diuretic loop-diuretic', '', cpic('4603'), named('Lasix')),
  bumetanide: ingredient('Bumetanide', 'diuretic loop-diuretic', ''),
  torsemide: ingredient('Torsemide', 'diuretic loop-diuretic', ''),
  spironolactone: ingredient('Spironolactone', 'diuretic potassium-sparing-diuretic', '', cpic('9997'), named('Aldactone')),
  digoxin: ingredient('Digoxin', 'cardiac-glycoside', '', cpic('3407'), named('Lanoxin')),
  amiodarone: ingredient('Amiodarone', 'antiarrhythmic-class-iii', 'cyp1a2-inhibitor qt-prolonging', pack('703'), named('Pacerone')),
  sotalol: ingredient('Sotalol', 'antiarrhythmic-class-iii', 'qt-prolonging'),
  dofetilide: ingredient('Dofetilide', 'antiarrhythmic-class-iii', 'qt-prolonging'),
  propafenone: ingredient('Propafenone', 'antiarrhythmic-class-i', 'cyp1a2-inhibitor', pack('8754'), named('Rythmol')),
  flecainide: ingredient('Flecainide', 'antiarrhythmic-class-i', ''),
  mexiletine: ingredient('Mexiletine', 'antiarrhythmic-class-i', 'cyp1a2-inhibitor', pack('6926')),
  clonidine: ingredient('Clonidine', 'alpha2-agonist', 'blood-pressure-lowering', unchecked('2599'), named('Catapres')),

  // Enzyme and rhythm interactions
  ciprofloxacin: ingredient(
    'Ciprofloxacin',
    'fluoroquinolone',
    'antibiotic cyp1a2-inhibitor cyp1a2-inhibitor-strong qt-prolonging',
    cpic('2551'),
    named('Cipro'),
  ),
  levofloxacin: ingredient('Levofloxacin', 'fluoroquinolone', 'antibiotic qt-prolonging'),
  moxifloxacin: ingredient('Moxifloxacin', 'fluoroquinolone', 'antibiotic qt-prolonging'),
  azithromycin: ingredient('Azithromycin', 'macrolide', 'antibiotic qt-prolonging', null, named('Zithromax')),
  clarithromycin: ingredient('Clarithromycin', 'macrolide', 'antibiotic cyp3a4-inhibitor-strong qt-prolonging'),
  erythromycin: ingredient('Erythromycin', 'macrolide', 'antibiotic qt-prolonging'),
  zileuton: ingredient('Zileuton', 'leukotriene-modifier', 'cyp1a2-inhibitor', pack('40575')),
  famotidine: ingredient('Famotidine', 'h2-blocker', 'cyp1a2-inhibitor', null, named('Pepcid')),
  acyclovir: ingredient('Acyclovir', 'antiviral', 'cyp1a2-inhibitor', null, named('Zovirax')),
  'ethinyl-estradiol': ingredient('Ethinyl estradiol', 'oral-contraceptive', 'cyp1a2-inhibitor', null, named('Yaz', 'birth control pill')),
  ritonavir: ingredient('Ritonavir', 'antiretroviral', 'cyp3a4-inhibitor-strong', null, named('Norvir', 'Paxlovid')),
  cobicistat: ingredient('Cobicistat', 'antiretroviral', 'cyp3a4-inhibitor-strong'),
  ketoconazole: ingredient('Ketoconazole', 'azole-antifungal', 'cyp3a4-inhibitor-strong'),
  itraconazole: ingredient('Itraconazole', 'azole-antifungal', 'cyp3a4-inhibitor-strong'),
  rifampin: ingredient('Rifampin', 'rifamycin', 'antibiotic cyp3a4-inducer', null, named('rifampicin')),
  ondansetron: ingredient('Ondansetron', 'antiemetic', 'qt-prolonging', cpic('26225'), named('Zofran')),
  theophylline: plain('Theophylline', 'xanthine'),
  methotrexate: ingredient('Methotrexate', 'antimetabolite', '', cpic('6851')),
  gentamicin: ingredient('Gentamicin', 'aminoglycoside', 'antibiotic nephrotoxic'),
  tobramycin: ingredient('Tobramycin', 'aminoglycoside', 'antibiotic nephrotoxic'),
  amikacin: ingredient('Amikacin', 'aminoglycoside', 'antibiotic nephrotoxic'),
  amoxicillin: ingredient('Amoxicillin', 'penicillin', 'antibiotic', null, { allergy: ['penicillin'] }),
  clavulanate: plain('Clavulanate', 'beta-lactamase-inhibitor', 'clavulanic acid'),
  cefuroxime: ingredient('Cefuroxime', 'cephalosporin', 'antibiotic'),
  cephalexin: ingredient('Cephalexin', 'cephalosporin', 'antibiotic', null, named('Keflex')),
  doxycycline: ingredient('Doxycycline', 'tetracycline', 'antibiotic'),
  'trimethoprim-sulfamethoxazole': ingredient('Trimethoprim-sulfamethoxazole', 'sulfonamide-antibiotic', 'antibiotic', null, {
    names: ['Bactrim', 'co-trimoxazole'],
    allergy: ['sulfonamide'],
  }),

  // Steroids, local anaesthetics, and what procedures and infusions give
  triamcinolone: steroid('Triamcinolone', cpic('10759'), 'Kenalog'),
  methylprednisolone: steroid('Methylprednisolone', unchecked('6902'), 'Medrol', 'Depo-Medrol'),
  dexamethasone: steroid('Dexamethasone', unchecked('3264')),
  betamethasone: steroid('Betamethasone', unchecked('1514'), 'Celestone'),
  prednisone: steroid('Prednisone', null),
  prednisolone: steroid('Prednisolone', null),
  lidocaine: amide('Lidocaine', cpic('6387'), 'Lidoderm', 'lignocaine'),
  bupivacaine: amide('Bupivacaine', unchecked('1815'), 'Marcaine'),
  ropivacaine: amide('Ropivacaine', unchecked('35780')),
  'iodinated-contrast': ingredient('Iodinated contrast', 'contrast', '', null, { names: ['iohexol', 'Omnipaque'], allergy: ['contrast'] }),
  ketamine: ingredient('Ketamine', 'nmda-antagonist', 'cns-depressant', found('6130', 'Named in one public file'), named('Ketalar')),
  onabotulinumtoxina: ingredient('OnabotulinumtoxinA', 'botulinum-toxin', '', null, named('Botox')),
  ziconotide: plain('Ziconotide', 'intrathecal-analgesic', 'Prialt'),
  capsaicin: ingredient('Capsaicin', 'trpv1-agonist', 'topical', unchecked('1992'), named('Qutenza')),
  nadide: plain('NAD+ (nadide)', 'nad', 'NAD+'),
  'magnesium-sulfate': ingredient('Magnesium sulfate', 'magnesium', '', unchecked('6585')),
  'calcium-gluconate': plain('Calcium gluconate', 'calcium'),
  'ascorbic-acid': ingredient('Ascorbic acid', 'vitamin', '', cpic('1151'), named('vitamin C')),
  cyanocobalamin: ingredient('Cyanocobalamin', 'vitamin', '', unchecked('11248'), named('vitamin B12')),
  thiamine: ingredient('Thiamine', 'vitamin', '', unchecked('10454'), named('vitamin B1')),
  pyridoxine: plain('Pyridoxine', 'vitamin', 'vitamin B6'),
  cholecalciferol: plain('Cholecalciferol', 'vitamin', 'vitamin D'),
  'folic-acid': plain('Folic acid', 'vitamin'),

  // Cannabinoids
  cannabis: ingredient('Cannabis', 'cannabinoid', 'cns-depressant', null, named('marijuana')),
  dronabinol: ingredient('Dronabinol', 'cannabinoid', 'cns-depressant', null, named('Marinol')),
  nabilone: ingredient('Nabilone', 'cannabinoid', 'cns-depressant'),
  cannabidiol: plain('Cannabidiol', 'cannabinoid', 'CBD'),

  // Common medicines of a chart that the rules ask about by class, or that concern none of them
  omeprazole: plain('Omeprazole', 'ppi', 'Prilosec'),
  esomeprazole: plain('Esomeprazole', 'ppi', 'Nexium'),
  lansoprazole: plain('Lansoprazole', 'ppi', 'Prevacid'),
  pantoprazole: plain('Pantoprazole', 'ppi', 'Protonix'),
  pioglitazone: plain('Pioglitazone', 'thiazolidinedione', 'Actos'),
  rosiglitazone: plain('Rosiglitazone', 'thiazolidinedione'),
  metformin: plain('Metformin', 'biguanide', 'Glucophage'),
  insulin: plain('Insulin', 'insulin'),
  amlodipine: plain('Amlodipine', 'calcium-channel-blocker', 'Norvasc'),
  verapamil: plain('Verapamil', 'calcium-channel-blocker'),
  diltiazem: plain('Diltiazem', 'calcium-channel-blocker'),
  metoprolol: plain('Metoprolol', 'beta-blocker', 'Toprol', 'Lopressor'),
  atenolol: plain('Atenolol', 'beta-blocker'),
  carvedilol: plain('Carvedilol', 'beta-blocker'),
  atorvastatin: plain('Atorvastatin', 'statin', 'Lipitor'),
  simvastatin: plain('Simvastatin', 'statin', 'Zocor'),
  rosuvastatin: plain('Rosuvastatin', 'statin', 'Crestor'),
  levothyroxine: plain('Levothyroxine', 'thyroid-hormone', 'Synthroid'),
  albuterol: plain('Albuterol', 'beta2-agonist', 'salbutamol', 'Ventolin'),
  salmeterol: plain('Salmeterol', 'beta2-agonist'),
  fluticasone: plain('Fluticasone', 'inhaled-corticosteroid', 'Flovent'),
  alendronate: plain('Alendronate', 'bisphosphonate', 'alendronic acid', 'Fosamax'),
  'ferrous-sulfate': plain('Ferrous sulfate', 'iron', 'iron'),
  levonorgestrel: plain('Levonorgestrel', 'progestin-contraceptive', 'Mirena'),
  tamsulosin: plain('Tamsulosin', 'alpha-blocker', 'Flomax'),
  montelukast: plain('Montelukast', 'leukotriene-antagonist', 'Singulair'),
};

const union = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())].sort();

function entries(ids: readonly string[]): readonly Ingredient[] | null {
  const found = ids.map((id) => (Object.hasOwn(INGREDIENTS, id) ? INGREDIENTS[id] : undefined));
  return found.every((one) => one !== undefined) ? found : null;
}

/** Classes and tags of the ingredients together, sorted; `null` when one of them is not known (= not mapped). */
export function classesAndTagsOf(ids: readonly string[]): readonly string[] | null {
  const all = entries(ids);
  return all === null ? null : union(all.map((one) => [...one.classes, ...one.tags]));
}

/** Every word under which an allergy to these ingredients may be recorded: ids, classes and allergy classes; `null` when one is not known. */
export function allergyWordsOf(ids: readonly string[]): readonly string[] | null {
  const all = entries(ids);
  return all === null ? null : union([ids, ...all.map((one) => [...one.classes, ...one.allergyWords])]);
}
