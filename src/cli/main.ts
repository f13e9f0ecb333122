import { Command, CommanderError, Option } from 'commander';
import { KINDS, type PublicKind } from '../ledger/kinds.js';
import type { Options } from './options.js';
import { EXIT, explain, note } from './terminal.js';

const format = (): Option =>
  new Option('--format <format>', 'utdata: tabell för människor, json för program')
    .choices(['table', 'json'])
    .default('table');
const as = (): Option => new Option('--as <person>', 'personreferens som agerar (annars LIGGARE_ACTOR)');
const PAGE = 'sida, från 1';

/** Adds an example to the help, which everybody reads first. */
const example = (command: Command, ...lines: string[]): Command =>
  command.addHelpText('after', `\nExempel:\n${lines.map((line) => `  $ liggare ${line}`).join('\n')}`);

/** Runs an action from a module that is loaded only now, so that a help text or a query does not pay for the rest. */
type Action = (options: Options, positional: readonly string[]) => Promise<number | void>;
const lazily =
  (load: () => Promise<Action>) =>
  async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command;
    const options = command.optsWithGlobals<Options>();
    try {
      const action = await load();
      process.exitCode = (await action(options, command.processedArgs as string[])) ?? EXIT.done;
    } catch (error) {
      process.exitCode = await explain(error, options['format'] as string | undefined);
    }
  };

function queries(program: Command): void {
  example(
    program
      .command('history <number>')
      .description('visa ett initiativs hela historia, som den var känd och gällde en viss dag')
      .option('--known-at <tid>', 'som det var känt till och med denna dag eller tid')
      .option('--in-force-on <dag>', 'bara det som hade hänt till och med denna dag')
      .option('--steps', 'visa varje steg för sig, med alla uppgifter')
      .option('--compare <dag>', 'visa vad som har ändrats sedan det som var känt denna dag')
      .addOption(format())
      .action(lazily(async () => (await import('./show-history.js')).showHistory)),
    'history 2025-0007',
    'history 2025-0007 --known-at 2025-06-30 --steps',
    'history 2025-0007 --compare 2025-06-30',
  );
  example(
    program
      .command('decisions')
      .description('visa beslutsregistret')
      .option('--year <år>', 'beslutade detta år')
      .option('--administration <namn>', 'förvaltning')
      .option('--forum <kod>', 'forum, som it-steering-group')
      .option('--outcome <kod>', 'approved eller rejected')
      .option('--page <n>', PAGE, '1')
      .option('--size <n>', 'rader per sida', '50')
      .addOption(format())
      .action(lazily(async () => (await import('./show-lists.js')).showDecisions)),
    'decisions --year 2025 --forum chief-executive',
  );
  example(
    program
      .command('initiatives')
      .description('visa initiativen och var de står')
      .option('--year <år>', 'anmälda detta år')
      .option('--administration <namn>', 'förvaltning')
      .option('--category <kod>', 'shared, operational eller no-system')
      .option('--stage <kod>', 'läge, som financed eller withdrawn')
      .option('--page <n>', PAGE, '1')
      .option('--size <n>', 'rader per sida', '50')
      .addOption(format())
      .action(lazily(async () => (await import('./show-lists.js')).showInitiatives)),
    'initiatives --year 2025 --stage approved --format json',
  );
  example(
    program
      .command('offices')
      .description('visa vem som innehar vilken befattning')
      .option('--on <dag>', 'bara innehav som gällde denna dag')
      .addOption(format())
      .action(lazily(async () => (await import('./show-lists.js')).showOffices)),
    'offices --on 2025-06-30',
  );
  example(
    program
      .command('report <year>')
      .description('skriv årsrapporten')
      .addOption(new Option('--format <format>', 'form').choices(['json', 'csv', 'html']).default('html'))
      .option('--known-at <tid>', 'som det var känt till och med denna dag eller tid')
      .option('--out <mapp>', 'mapp för rapporten och dess bevisfil (annars skrivs rapporten ut)')
      .action(lazily(async () => (await import('./write-report.js')).writeReport)),
    'report 2025 --out rapporter',
    'report 2025 --format json --known-at 2026-01-31',
  );
}

function administration(program: Command): void {
  example(
    program
      .command('init')
      .description('öppna en ny liggare och skriv ut den första nyckeln')
      .requiredOption('--municipality <namn>', 'kommunens namn')
      .requiredOption('--in-force-from <dag>', 'dagen då riktlinjen börjar gälla')
      .option(
        '--admin <namn>',
        'namnet på den första administratören (stannar i personregistret)',
        'Administratör',
      )
      .option('--time-zone <zon>', 'liggarens tidszon', 'Europe/Stockholm')
      .option('--days <n>', 'hur många dagar den första nyckeln gäller', '30')
      .option('--example', 'en exempelliggare, som kan få tiden berättad för sig')
      .addOption(format())
      .action(lazily(async () => (await import('./init.js')).init)),
    'init --municipality "Norrvikens kommun" --in-force-from 2012-01-01 --admin "Alva Exempel"',
  );
  example(
    program
      .command('serve')
      .description('starta tjänsten: REST på /api och dess dokumentation på /api/docs')
      .option('--host <adress>', 'adress att lyssna på (annars LIGGARE_HOST, 127.0.0.1)')
      .option('--port <n>', 'port att lyssna på (annars LIGGARE_PORT, 3000)')
      .action(lazily(async () => (await import('./serve.js')).serveCommand)),
    'serve --port 3000',
  );
  example(
    program
      .command('import [fil]')
      .description('för in tidigare initiativ från ett kalkylblad (csv) eller json')
      .option('--dry-run', 'kontrollera allt men för inte in något')
      .option('--source <namn>', 'källans namn (annars filens)')
      .option('--columns', 'visa vilka kolumner som finns')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('./import/command.js')).importCommand)),
    'import initiativ-2025.csv --dry-run',
    'import --columns',
  );
}

function upkeep(program: Command): void {
  example(
    program
      .command('rebuild')
      .description('kasta vyerna och räkna om dem ur loggen')
      .action(lazily(async () => (await import('./maintain.js')).rebuild)),
    'rebuild',
  );
  example(
    program
      .command('copy')
      .description('kopiera hela liggaren till ett annat lager, och visa att båda är lika')
      .requiredOption('--to <lager>', 'sqlite:<fil> eller esdb://…')
      .option('--switch', 'avsluta flytten: källan tar inte emot mer')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('./maintain.js')).copy)),
    'copy --to "esdb://127.0.0.1:2113?tls=false"',
    'copy --to sqlite:/srv/liggare/ledger.db --switch',
  );
  example(
    program
      .command('backup <mapp>')
      .description('säkerhetskopiera liggaren och personregistret medan de används')
      .action(lazily(async () => (await import('./maintain.js')).backup)),
    'backup /srv/kopior/2026-01-31',
  );
  example(
    program
      .command('demo')
      .description('öppna en exempelliggare med två års initiativ')
      .option('--folder <mapp>', 'mapp för exemplet (annars en ny)')
      .option('--port <n>', 'port att lyssna på')
      .option('--no-serve', 'starta ingen tjänst, avsluta efteråt')
      .action(lazily(async () => (await import('./demo.js')).demo)),
    'demo --no-serve',
  );
}

function people(program: Command): void {
  const person = program
    .command('person')
    .description('personer: referens i liggaren, namn i personregistret');
  example(
    person
      .command('add <namn>')
      .description('registrera en person')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('./people.js')).addPerson)),
    'person add "Alva Exempel"',
  );
  example(
    person
      .command('rename <person> <namn>')
      .description('ge en registrerad person ett ändrat namn')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('./people.js')).renamePerson)),
    'person rename p-7Q2MA1B2 "Alva Exempelsdotter"',
  );
  example(
    person
      .command('list')
      .description('visa alla personer')
      .addOption(format())
      .action(lazily(async () => (await import('./people.js')).listPeople)),
    'person list',
  );
}

function keys(program: Command): void {
  const token = program.command('token').description('nycklar till REST: vem, vilken roll, hur länge');
  example(
    token
      .command('create')
      .description('skapa en nyckel; den visas en enda gång')
      .requiredOption('--person <person>', 'personreferens')
      .addOption(
        new Option('--role <roll>', 'roll')
          .choices(['admin', 'registrar', 'auditor', 'reader'])
          .makeOptionMandatory(),
      )
      .option('--days <n>', 'hur många dagar den gäller', '90')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('./people.js')).createToken)),
    'token create --person p-7Q2MA1B2 --role auditor --days 30',
  );
  example(
    token
      .command('list')
      .description('visa alla nycklar')
      .addOption(format())
      .action(lazily(async () => (await import('./people.js')).listTokens)),
    'token list',
  );
  example(
    token
      .command('revoke <grant>')
      .description('återkalla en nyckel')
      .option('--reasons <text>', 'skäl')
      .addOption(as())
      .action(lazily(async () => (await import('./people.js')).revokeToken)),
    'token revoke g-3K9XA1B2',
  );
  const store = program.command('store').description('händelselagret');
  example(
    store
      .command('secure')
      .description(
        'sätt rättigheter i EventStoreDB så att liggarens användare kan läsa och lägga till, inget annat',
      )
      .requiredOption('--admin-user <namn>', 'EventStoreDB-administratör')
      .requiredOption('--admin-password-file <fil>', 'fil med administratörens lösenord')
      .option('--yes', 'svara ja på frågan, också när klustret håller andra strömmar')
      .addOption(format())
      .action(lazily(async () => (await import('./store-secure.js')).storeSecure)),
    'store secure --admin-user admin --admin-password-file /run/secrets/admin',
  );
}

async function build(argv: readonly string[]): Promise<Command> {
  const program = new Command('liggare');
  program
    .description(
      'Liggare: en händelseliggare för kommunens IT-styrning.\nAllt som förs in står kvar; rättelser är nya händelser.',
    )
    .helpOption('-h, --help', 'visa hjälp')
    .helpCommand('help [kommando]', 'visa hjälp för ett kommando')
    .showHelpAfterError('(lägg till --help för hjälp)')
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false });
  const asked = argv.find((word) => !word.startsWith('-') && word !== 'help');
  for (const [kind, { sv }] of Object.entries(KINDS)) {
    const group = program.command(kind).description(sv);
    // Sub-commands that come from the command table are loaded only when somebody asks for them.
    if (asked === kind)
      (await import('./command-table.js')).addCommands(group, kind as PublicKind, lazily, example);
  }
  queries(program);
  administration(program);
  upkeep(program);
  people(program);
  keys(program);
  example(
    program,
    'init --municipality "Norrvikens kommun" --in-force-from 2012-01-01',
    'initiative report-need --help',
    'history 2025-0007',
    'demo',
  );
  return program;
}

function strict(command: Command): void {
  command.exitOverride();
  command.commands.forEach(strict);
}

/** Runs the command line. Returns what to exit with. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
  const program = await build(argv);
  strict(program);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    note(String(error));
    return EXIT.refused;
  }
}
