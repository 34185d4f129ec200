// The saved conversation of each person and its version, by which a turn notices that another one got there first.
import { id, table, text, whole } from './columns.js';

export interface DialogState {
  personId: string;
  version: number;
  json: string;
}

export const dialogState = table<DialogState>('dialog_state', { personId: id, version: whole, json: text });
