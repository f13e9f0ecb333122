/**
 * The guideline pack that comes with the program: Norrköping's guideline for IT governance and IT organisation. It names
 * the offices of the guideline and the functions they hold; adopted, the whole of it stands in the ledger.
 */
export const NORRKOPING = {
  guideline: 'norrkoping-it-styrning',
  version: '1',
  title: 'Riktlinje för IT-styrning och IT-organisation i Norrköpings kommun',
  supersedes: [
    'Övergripande riktlinjer för IS/IT-verksamheten',
    'Ansvarsfördelning vid inköp/förändring av IT-system',
    'Riktlinjer för gemensamma system',
  ],
  offices: [
    { code: 'chief-executive', name: 'Kommundirektören', function: 'chief-executive' },
    { code: 'finance-director', name: 'Ekonomidirektören', function: 'finance-director' },
    {
      code: 'communications-director',
      name: 'Kommunikationsdirektören',
      function: 'communications-director',
    },
    { code: 'head-of-it', name: 'Chefen för IT-enheten', function: 'head-of-it' },
    { code: 'it-strategist', name: 'Kommunens IT-strateg', function: 'coordinator' },
    {
      code: 'development-officer',
      name: 'Utvecklingsledaren på kommunstyrelsens kansli',
      function: 'development-officer',
    },
  ],
} as const;

export type GuidelinePack = Readonly<{
  guideline: string;
  version: string;
  title: string;
  supersedes: readonly string[];
  offices: readonly Readonly<{ code: string; name: string; function: string }>[];
}>;
