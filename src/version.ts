/** The program's version; a test holds it to package.json. Reports and documentation name it. */
export const VERSION = '0.4.1';
