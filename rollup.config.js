/**
 * Makes the verifier of receipts into one file that needs Node and nothing else, so that it can be handed to whoever gets a
 * receipt. What is not part of Node must be found in src/proof: anything else ends the build.
 *
 * @type {import('rollup').RollupOptions}
 */
export default {
  input: 'dist/src/proof/verifier.js',
  external: /^node:/,
  output: {
    file: 'dist/liggare-verify.mjs',
    format: 'es',
    banner:
      '// Checks a receipt from Liggare: node liggare-verify.mjs --help. Made of src/proof by npm run build.',
  },
  onwarn: (warning) => {
    throw new Error(warning.message);
  },
};
