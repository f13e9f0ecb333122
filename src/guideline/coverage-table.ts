/**
 * The rows that are data: what of the record, of the pack or of the parameters carries each of them. Rules, duties and
 * metrics bring their rows themselves.
 */
export type Thing =
  | Readonly<{ kind: 'event'; event: string }>
  /** A member of an event, and the code of it that is meant, where the row is one code of several. */
  | Readonly<{ kind: 'field'; event: string; member: string; codes: readonly string[] }>
  /** A place in the pack, as a pointer whose steps into a list may be a code or a word of it. */
  | Readonly<{ kind: 'pack'; place: string }>
  | Readonly<{ kind: 'parameter'; parameter: string }>;

const event = (name: string): Thing => ({ kind: 'event', event: name });
const field = (path: string, ...codes: string[]): Thing => {
  const [of = '', member = ''] = path.split('.');
  return { kind: 'field', event: of, member, codes };
};
const pack = (place: string): Thing => ({ kind: 'pack', place });
const system = (code: string): readonly Thing[] => [pack(`/systems/${code}`)];

export const DATA: Readonly<Record<string, readonly Thing[]>> = {
  S001: [pack('/supersedes'), field('GuidelineAdopted.inForceFrom')],
  S002: [pack('/supersedes/Övergripande riktlinjer för IS~1IT-verksamheten')],
  S003: [pack('/supersedes/Ansvarsfördelning vid inköp~1förändring av IT-system')],
  S004: [pack('/supersedes/Riktlinjer för gemensamma system')],
  S005: [pack('/title'), field('GuidelineAdopted.title'), field('DeviationRecorded.guidelineVersion')],
  S006: [pack('/scope')],
  S007: [
    field(
      'NeedReported.coordinationLevel',
      'municipality-wide',
      'between-administrations',
      'within-administration',
    ),
  ],
  S008: [
    field('NeedReported.technology'),
    field('NeedReported.organisation'),
    field('NeedReported.competence'),
  ],
  S011: [field('NeedReported.systemId'), field('NeedReported.category', 'no-system')],
  S012: [
    field(
      'NeedReported.deliveryForm',
      'own-system',
      'third-party-service',
      'cooperating-municipality',
      'e-service',
      'other',
    ),
  ],
  S013: [
    field(
      'NeedReported.kind',
      'purchase',
      'upgrade',
      'major-change',
      'e-service',
      'development',
      'product-choice',
      'rules',
      'it-platform',
    ),
  ],
  S017: [pack('/responsibilities/coordination')],
  S019: [field('SupportGiven.support', 'outside-knowledge', 'technical', 'method', 'procurement')],
  S026: [pack('/norms/e-government-programme')],
  S027: [pack('/offices/it-strategist'), event('HolderAppointed')],
  S030: [pack('/responsibilities/outlook')],
  S031: [pack('/responsibilities/steering-documents'), field('GuidelineDrafted.draftedBy')],
  S032: [field('ConsultationHeld.party', 'municipal-management', 'operations-management', 'it-unit')],
  S036: [pack('/units/IT-enheten'), event('UnitEstablished'), event('UnitAliasRecorded')],
  S038: [
    field(
      'ComponentAdded.function',
      'data-storage',
      'customer-service',
      'data-communication',
      'network',
      'switchboard',
      'other',
    ),
  ],
  S040: [field('OrdersCounted.orderKind', 'computer-telephony')],
  S041: [field('OrdersCounted.orderKind', 'printer')],
  S042: [field('OrdersCounted.orderKind', 'system-access')],
  S048: [field('NeedReported.origin', 'operations', 'company', 'it-unit-proposal', 'it-strategist')],
  S052: [pack('/units/Kommunikationsavdelningen')],
  S053: [pack('/responsibilities/communications')],
  S054: [pack('/responsibilities/information')],
  S057: [
    pack('/units/Kommunikationsavdelningen/aliases/Informationskontoret'),
    field('UnitAliasRecorded.certainty', 'unsure'),
  ],
  S058: [
    pack('/units/Informationskontoret/responsibilities/web-publishing-tool'),
    field('UnitResponsibilitiesSet.responsibilities', 'web-publishing-tool'),
  ],
  S059: [
    pack('/units/Informationskontoret/responsibilities/publication-form'),
    field('UnitResponsibilitiesSet.responsibilities', 'publication-form'),
  ],
  S063: [pack('/overlaps')],
  S068: [event('GuidelineProposed'), event('SteeringDocumentAdopted')],
  S069: [
    field('GuidelinePublished.channel', 'internal', 'external'),
    { kind: 'parameter', parameter: 'publishRulesDays' },
  ],
  S070: [field('GuidelineAdopted.deciderOffice'), field('SteeringDocumentAdopted.deciderOffice')],
  S081: [pack('/groups/it-preparatory-group')],
  S084: [pack('/groups/it-preparatory-group/mandates/strategic-forum')],
  S095: [pack('/groups/it-preparatory-group/members/units/Näringslivskontoret')],
  S096: [pack('/groups/it-preparatory-group/members/units/Informationskontoret')],
  S097: [pack('/groups/it-preparatory-group/members/units/IT-enheten')],
  S099: [pack('/groups/system-owners-group')],
  S103: [field('MaintenanceObjectSet.maintenanceModel', 'pm3')],
  S113: [pack('/groups/financing-group')],
  S114: [pack('/groups/financing-group/members/units/Förvaltningsekonomerna')],
  S115: [pack('/groups/financing-group/members/offices/finance-director')],
  S116: [pack('/groups/financing-group/members/units/IT-enhetens ekonomfunktion')],
  S117: [pack('/groups/financing-group/members/offices/coordinator')],
  S128: [field('SubKindSet.subKind', 'administrative-support', 'supply-register', 'platform')],
  S129: system('finance-system'),
  S130: system('reporting-system'),
  S131: system('payroll-system'),
  S132: system('email-system'),
  S133: system('geographic-system'),
  S134: system('population-register'),
  S135: system('property-register'),
  S136: system('case-register'),
  S137: system('it-platform'),
  S138: system('website'),
  S169: [event('QuestionSetAdopted'), field('SurveyRoundOpened.questions')],
  S171: [
    field('QuestionSetAdopted.questionSource'),
    field('QuestionSetAdopted.equivalenceNote'),
    field('QuestionSetAdopted.mappings'),
  ],
  S173: [field('PerceptionMeasured.instrument', 'panel', 'survey', 'scb', 'insikt', 'similar')],
  S174: [pack('/signatory/office')],
  S175: [pack('/signatory/office'), field('GuidelineAdopted.deciderOffice')],
  S176: [pack('/source/pages')],
};
