console.error('hostmaster: nothing here yet');
process.exitCode = 2;
