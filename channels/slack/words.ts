// The few words of Slack's own: what stands in a closed menu, on a form's last button, where something does not fit.
// The wording gate reads them.
export const slackWords = {
  choose: 'Choose one',
  close: 'Close',
  /** Before a label that is only a sign, such as an emoji. */
  press: 'Press',
  sure: 'Are you sure?',
  yes: 'Yes',
  no: 'No',
  more: 'There is more than fits here.',
  /** A view of ours that has no name. */
  title: 'Doorstep',
  /** The form was closed, or took too long, before it could be filled. */
  late: 'That form has closed. Please open it again.',
} as const;
