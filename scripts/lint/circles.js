// No file may import itself by way of others, not even for a type: who reads one file of a circle has to read all.

export default {
  forbidden: [{ name: 'circle', severity: 'error', from: {}, to: { circular: true } }],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
