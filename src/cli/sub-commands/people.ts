import { Option, type Command } from 'commander';
import { as, example, format, lazily } from './parts.js';

/** Who there is, and who may do what. */
export function people(program: Command): void {
  const person = program
    .command('person')
    .description('personer: referens i liggaren, namn i personregistret');
  example(
    person
      .command('add <namn>')
      .description('registrera en person')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('../people.js')).addPerson)),
    'person add "Alva Exempel"',
  );
  example(
    person
      .command('rename <person> <namn>')
      .description('ge en registrerad person ett ändrat namn')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('../people.js')).renamePerson)),
    'person rename p-7Q2MA1B2 "Alva Exempelsdotter"',
  );
  example(
    person
      .command('list')
      .description('visa alla personer')
      .addOption(format())
      .action(lazily(async () => (await import('../people.js')).listPeople)),
    'person list',
  );
}

export function keys(program: Command): void {
  const token = program.command('token').description('nycklar till REST: vem, vilken roll, hur länge');
  example(
    token
      .command('create')
      .description('skapa en nyckel; den visas en enda gång')
      .requiredOption('--person <person>', 'personreferens')
      .addOption(
        new Option('--role <roll>', 'roll')
          .choices(['admin', 'registrar', 'auditor', 'reader', 'calendar'])
          .makeOptionMandatory(),
      )
      .option('--days <n>', 'hur många dagar den gäller', '90')
      .addOption(as())
      .addOption(format())
      .action(lazily(async () => (await import('../people.js')).createToken)),
    'token create --person p-7Q2MA1B2 --role auditor --days 30',
    'token create --person p-7Q2MA1B2 --role calendar --days 365',
  );
  example(
    token
      .command('list')
      .description('visa alla nycklar')
      .addOption(format())
      .action(lazily(async () => (await import('../people.js')).listTokens)),
    'token list',
  );
  example(
    token
      .command('revoke <grant>')
      .description('återkalla en nyckel')
      .option('--reasons <text>', 'skäl')
      .addOption(as())
      .action(lazily(async () => (await import('../people.js')).revokeToken)),
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
      .action(lazily(async () => (await import('../store-secure.js')).storeSecure)),
    'store secure --admin-user admin --admin-password-file /run/secrets/admin',
  );
}
