// Opens the store the service would open with the same environment. The only place of the command that reads settings; of the
// channels' settings it wants none.
import { existsSync } from 'node:fs';
import { openStore } from '../../store/store.js';
import { readConfig } from '../config.js';
import { type Given, meant, type SettingName, settings, type Values } from '../settings.js';
import { type Desk, Mistake } from './desk.js';

interface Place {
  database: { url: string } | { file: string };
  organisation: string;
  isDemo: boolean;
}

/** @throws Mistake naming a setting, Error when the store cannot be opened. With `mustBeThere` none is made. */
export async function openDesk(environment: Given, wantsDemo: boolean, mustBeThere = false): Promise<Desk> {
  const { database, organisation, isDemo } = placeIn(environment, wantsDemo);
  if (mustBeThere && !isDemo && 'file' in database && !existsSync(database.file))
    throw new Error(`DATABASE_FILE: there is no store at ${database.file}.`);
  const store = await openStore({ ...database, usedBy: isDemo ? 'demo' : 'service' });
  const place = 'url' in database ? `PostgreSQL at ${new URL(database.url).host}` : database.file;
  return { store, now: Date.now(), organisation, isDemo, place };
}

/** As for the service: without a setting that says otherwise it is the demo. */
function placeIn(environment: Given, wantsDemo: boolean): Place {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const isDemo = wantsDemo || !Object.keys(given).some((name) => meant.test(name));
  const read = readConfig({}, ['--demo']);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const { database, house } = read.config;
  if (isDemo) return { database, organisation: house.organisation, isDemo };
  const url = one('DATABASE_URL', given);
  const file = one('DATABASE_FILE', given);
  if (url && file) throw new Mistake('DATABASE_URL and DATABASE_FILE are both set: choose one of them.');
  const organisation = one('ORGANISATION', given) ?? house.organisation;
  return { database: url ? { url } : { file: file ?? 'data/doorstep.sqlite' }, organisation, isDemo };
}

function one<N extends SettingName>(name: N, given: Given): Values[N] | undefined {
  if (given[name] === undefined) return undefined;
  const parsed = settings[name].safeParse(given[name].trim());
  if (!parsed.success)
    throw new Mistake(parsed.error.issues[0]?.message ?? `${name} is not as it should be.`);
  return parsed.data as Values[N];
}
