// Groups: mine and those near, joining by a name or from a list, and leaving.
import type { Entry } from '../shape.js';

export const groups = {
  'groups.mine': 'You are in {groups}.',
  'groups.and': '{groups} and {group}',
  'groups.none': 'You are not in a group yet.',
  'groups.near': { ask: 'Would you like to join one of these?' },
  'groups.noOther': 'There are no other groups yet.',

  'join.pick': { ask: 'Which group would you like to join?' },
  'join.which': { ask: 'Which one do you mean?' },
  'join.mean': { ask: 'Do you mean this one?', choices: { other: 'Another one' } },
  'join.none': 'I found no group called "{text}".',
  'join.noCode': 'I do not know that code. Ask for a new one where you got it.',
  'join.wait': 'That was one try too many. Please wait 15 minutes. Then send the code again.',
  'join.joined': 'You are in {group}. The people in it see what you share there.',
  'join.barred': 'You can not be in {group} now. Text PERSON to ask us to look again.',
  'join.already': 'You are in {group} already.',
  'join.asked': 'I have asked {group} for you. They will let you know.',
  'join.waiting': 'You have asked {group} before. They will let you know.',
  'join.closed': 'That group has closed.',
  'join.invited': 'People are asked to come into {group}. You cannot join it by text.',

  'leave.which': { ask: 'Which group do you want to leave?' },
  'leave.sure': {
    ask: 'Leave {group}? What you shared there stays.',
    choices: { leave: 'Leave', stay: 'Stay' },
  },
  'leave.left': 'You have left {group}. Text UNDO within a day to go back.',
  'leave.stayed': 'OK. You are still in {group}.',
  'leave.notThere': 'You are not in that group.',
} as const satisfies Record<string, Entry>;
