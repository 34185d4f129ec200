// Loaded before the long tests: what takes turns in the short ones is looked at whole.
process.env.AT_LENGTH = 'yes';
