import manifest from '../../package.json' with { type: 'json' };

/** The version of this program, as package.json states it. */
export const VERSION = manifest.version;
export const ISSUES = "the project's issue tracker";
