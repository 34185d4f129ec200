// Which store the command opens: that of the service, or that of the demo. The only place here that reads the environment.
import type { StoreSettings } from '../../store/store.js';

export interface AdminSettings {
  settings: StoreSettings;
  organisation: string;
  isDemo: boolean;
  /** Which database it is, without a password. */
  place: string;
}

export function readSettings(env: NodeJS.ProcessEnv, isDemo: boolean): AdminSettings {
  const usedBy = isDemo ? 'demo' : 'service';
  const organisation = env.ORGANISATION ?? 'Doorstep';
  const url = isDemo ? undefined : env.DATABASE_URL;
  const file = isDemo ? 'data/demo.sqlite' : (env.DATABASE_FILE ?? 'data/doorstep.sqlite');
  const settings = url ? { url, usedBy } : { file, usedBy };
  return { settings: settings as StoreSettings, organisation, isDemo, place: url ? new URL(url).host : file };
}
