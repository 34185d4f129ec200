// The shape of the house, as rules over its own import statements: which way arrows run, where each package lives, how long a
// file may be. A rule is a line of data; what breaks it is named.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

interface Arrow {
  from: RegExp;
  to: RegExp;
  typesOnly?: RegExp;
}

/** What the files of a folder may import of ours beside that folder, and what of it only as a type. The first line that fits counts. */
const arrows: readonly Arrow[] = [
  { from: /^(store|dialogs\/words|dialogs\/understanding)\//, to: /^$/ },
  { from: /^dialogs\//, to: /^(dialogs|store)\//, typesOnly: /^store\// },
  { from: /^bots\//, to: /^(dialogs|store)\// },
  { from: /^channels\/main\.ts$/, to: /^(channels|bots|store)\// },
  {
    from: /^channels\/admin\//,
    to: /^channels\/(config|settings|simulator\/town)\.ts$|^(bots|dialogs|store)\//,
  },
  { from: /^channels\/simulator\//, to: /^channels\/(sms\/|\w+\.ts$)|^(dialogs|store)\// },
  { from: /^channels\/console\/main\.ts$/, to: /^channels\/\w+\.ts$/ },
  { from: /^channels\/\w+\//, to: /^channels\/(channel|plainText|segments|ports)\.ts$/, typesOnly: /ports/ },
  { from: /^channels\/channel\.ts$/, to: /^dialogs\/sheet\.ts$/, typesOnly: /./ },
  { from: /^channels\/config\.ts$/, to: /^channels\//, typesOnly: /^channels\/\w+\// },
  {
    from: /^channels\/attempt\.ts$/,
    to: /^dialogs\/sheet\.ts$|^channels\/\w+\.ts$|^store\//,
    typesOnly: /^store\//,
  },
  { from: /^channels\//, to: /^channels\/\w+\.ts$|^store\//, typesOnly: /^store\// },
];

/** Where each package may be imported, so that it can be changed in one place. */
const homes: Readonly<Record<string, RegExp>> = {
  '@slack/bolt': /^channels\/slack\//,
  '@slack/web-api': /^channels\/slack\//,
  botbuilder: /^bots\//,
  'botbuilder-dialogs': /^(dialogs\/\w+|bots\/(talk|bot|turn))\.ts$/,
  busboy: /^channels\/web\//,
  commander: /^channels\/admin\//,
  esbuild: /^channels\/web\/page\/build\.ts$/,
  'file-type': /^channels\/web\//,
  'grapheme-splitter': /^channels\/segments\.ts$/,
  jose: /^channels\/web\//,
  'libphonenumber-js': /^channels\/(admin\/|sms\/|settings\.ts$)|^dialogs\/understanding\//,
  luxon: /^(dialogs|bots|channels\/admin)\//,
  natural: /^dialogs\/understanding\//,
  obscenity: /^dialogs\/understanding\//,
  pino: /^channels\/log\.ts$/,
  'prom-client': /^channels\/metrics\.ts$/,
  restify: /^channels\/server\.ts$/,
  sharp: /^channels\/web\//,
  sqlite3: /^store\//,
  twilio: /^channels\/(sms|simulator)\//,
  typeorm: /^store\//,
  ulid: /^channels\/(main|admin\/desk)\.ts$/,
  ws: /^channels\/web\//,
  // Whatever comes in from outside is parsed where it comes in.
  zod: /^channels\//,
};

/** Dependencies that no line imports yet, and why. */
const unseen: Readonly<Record<string, string>> = {
  pg: 'TypeORM loads it by its name',
};

/** What takes time or memory to load, and waits until somebody needs it. */
const late = new Set(['file-type', 'jose', 'sharp']);

const longest = 300;
/** Files that are one long table, and may be longer. */
const longTables: Readonly<Record<string, string>> = {
  'test/channels/sms.test.ts': 'what Twilio may send, and what comes of each',
};

interface Import {
  from: string;
  /** A file of ours from the root, or the name of a package. */
  to: string;
  isType: boolean;
  /** Where the file is loaded, not later. */
  isAtOnce: boolean;
}

const root = rootAbove(dirname(fileURLToPath(import.meta.url)));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const program = ['bots', 'channels', 'dialogs', 'store'].flatMap(sourcesIn);
const imports = program.flatMap(importsOf);
const ours = imports.filter(({ to }) => to.endsWith('.ts'));
const packages = imports.filter(({ to }) => !to.endsWith('.ts'));
const spoken = ({ from, to, isType }: Import): string => `${from} imports ${isType ? 'type ' : ''}${to}`;

describe('The house', () => {
  it('has arrows that run one way: channels → bots → dialogs → store', () => {
    expect(ours.filter((one) => !isAllowed(one)).map(spoken)).to.deep.equal([]);
  });

  it('has one home for each package', () => {
    expect(packages.filter(({ from, to }) => !homes[to]?.test(from)).map(spoken)).to.deep.equal([]);
  });

  it('loads at the start nothing that can wait', () => {
    const early = packages.filter(({ to, isType, isAtOnce }) => late.has(to) && isAtOnce && !isType);
    expect(early.map(spoken)).to.deep.equal([]);
    expect([...late].filter((name) => !packages.some(({ to }) => to === name))).to.deep.equal([]);
  });

  it('imports every dependency, and nothing that is not one', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: object };
    const used = new Set([...packages.map(({ to }) => to), ...Object.keys(unseen)]);
    expect([...used].sort()).to.deep.equal(Object.keys(dependencies).sort());
  });

  it(`has no file of more than ${longest} lines of code, but tables that say why`, () => {
    const long = [...program, ...sourcesIn('test')].filter((file) => linesOfCode(file) > longest);
    expect(long.filter((file) => !(file in longTables))).to.deep.equal([]);
  });

  it('opens every file of the program with what it is for', () => {
    expect(program.filter((file) => !/^(#!.*\n)?\/[/*]/.test(read(file)))).to.deep.equal([]);
  });

  (existsSync(join(root, 'README.md')) ? it : it.skip)('has every file on the path of a message', () => {
    const [, path = ''] = /^## The path of a message\n(.*?)^1\. /ms.exec(read('README.md')) ?? [];
    const files = [...path.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file);
    expect(files).to.have.length.above(5);
    expect(files.filter((file) => !existsSync(join(root, file)))).to.deep.equal([]);
  });
});

/** The folder a file belongs to: `channels/sms`, `dialogs/words`, `bots`. */
const home = /^(channels\/\w+(?=\/)|dialogs\/(words|understanding)(?=\/)|\w+)/;

function isAllowed({ from, to, isType }: Import): boolean {
  const [own = ''] = home.exec(from) ?? [];
  if (own !== 'channels' && to.startsWith(`${own}/`)) return true;
  const arrow = arrows.find((one) => one.from.test(from));
  return Boolean(arrow?.to.test(to)) && (isType || !arrow?.typesOnly?.test(to));
}

function importsOf(from: string): Import[] {
  const statements =
    /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|(typeof )?\bimport\('([^']+)'\)/gm;
  return [...read(from).matchAll(statements)]
    .map(([, type, statement, typeCall, call]) => ({
      isType: Boolean(type ?? typeCall),
      isAtOnce: statement !== undefined,
      name: statement ?? call ?? '',
    }))
    .filter(({ name }) => !name.startsWith('node:'))
    .map(({ name, ...how }) => ({ from, ...how, to: named(from, name) }));
}

/** What an import names, from the root; of a package, its name alone. */
function named(from: string, name: string): string {
  if (name.startsWith('.')) return posix.join(posix.dirname(from), name).replace(/\.js$/, '.ts');
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return /(?<!\.d)\.ts$/.test(entry.name) ? [path] : [];
  });
}

/** Lines that are neither empty nor a comment alone. */
const linesOfCode = (file: string): number =>
  read(file)
    .split('\n')
    .filter((line) => !/^\s*($|\/\/|\/?\*)/.test(line)).length;

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
